import { byId, element, keep, picture, read, send } from "./elements.js";

const most = 60;
const keyOf = (face) => [face.vendor, face.libraryId, face.faceId].join(" ");

export async function showFaces() {
  const answer = await read("faces");
  if (!answer) return;
  byId("face-count").textContent = answer.faces.length;
  // They come vendor by vendor; the times have one form, so their texts have their order.
  const latest = answer.faces.reverse().sort((one, other) => Number(one.enrolledAt < other.enrolledAt) - Number(one.enrolledAt > other.enrolledAt));
  keep(byId("faces"), latest.slice(0, most), keyOf, item);
}

function item(face) {
  const made = element("li");
  const remove = element("button", "Delete");
  remove.type = "button";
  remove.setAttribute("aria-label", `Delete face ${face.faceId} of ${face.personId || "nobody named"} at ${face.vendor}`);
  remove.addEventListener("click", () => deleteFace(face, made));
  made.append(
    picture(face.thumbnail, "Picture of " + (face.personId || "nobody named")),
    element("span", face.personId || "–"),
    element("small", face.vendor + ", " + face.libraryId),
    remove,
  );
  return made;
}

/** Out of band: no vendor's operation is called, and none of the clients learns of it. */
async function deleteFace(face, entry) {
  const neighbour = entry.nextElementSibling || entry.previousElementSibling;
  if (!(await send("POST", "deletions", JSON.stringify({ vendor: face.vendor, face: face.faceId })))) return;
  const hadFocus = entry.contains(document.activeElement);
  await showFaces();
  if (!hadFocus && document.activeElement !== document.body) return;
  const next = neighbour?.isConnected ? neighbour.querySelector("button") : byId("faces-title");
  next.focus();
}
