import { byId, element, keep, read } from "./elements.js";

const pageSize = 100;
const causes = { OutOfBand: "out of band", Disuse: "unused for a year" };
let shown = pageSize;
let openCall = null;

/** @param open what shows the call of a number */
export function startDeletions(open) {
  openCall = open;
  byId("more-deletions").addEventListener("click", async () => {
    shown += pageSize;
    await showDeletions();
    const first = byId("deletions").children[shown - pageSize];
    if (!first) return;
    first.tabIndex = -1;
    first.focus();
  });
}

export async function showDeletions() {
  const answer = await read("deletions?limit=" + shown);
  if (!answer) return;
  const { deletions, more } = answer;
  byId("deletion-count").textContent = deletions.length + (more ? "+" : "");
  byId("no-deletions").hidden = deletions.length > 0;
  byId("more-deletions").hidden = !more;
  keep(byId("deletions"), deletions.reverse(), (one) => String(one.number), item);
}

function item(deletion) {
  const made = element("li");
  const why = element("small", deletion.deletedAt.slice(11, 19) + " ");
  if (deletion.requestNumber === null) {
    why.append(causes[deletion.cause] || deletion.cause);
  } else {
    const call = element("button", "call " + deletion.requestNumber);
    call.type = "button";
    call.setAttribute("aria-label", `Details of call ${deletion.requestNumber}, which deleted face ${deletion.faceId}`);
    call.addEventListener("click", () => openCall(deletion.requestNumber));
    why.append("by ", call, " " + (deletion.operation || ""));
  }
  made.append(
    element("span", deletion.personId || "–"),
    element("small", `${deletion.vendor}, ${deletion.libraryId}, face ${deletion.faceId}`),
    why,
  );
  return made;
}
