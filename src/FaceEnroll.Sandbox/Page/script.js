import { byId, cell, element, picture, read, send } from "./elements.js";
import { showDeletions, startDeletions } from "./deletions.js";
import { describe } from "./details.js";
import { showFaces } from "./faces.js";

const vendors = ["TencentCloud", "AlibabaGuardrails", "AlibabaIdVerification", "FinAuth", "AdvanceAI"];
const rows = document.querySelector("#calls tbody");
const pageSize = 100;
let maxRows = pageSize;
let shown = "";
let opened = null;
let missed = null;

function signatureCell(call) {
  const made = cell(call.signature ? null : "not checked", "signature", "Signature");
  if (!call.signature) return made;
  const accepted = call.signature === "accepted";
  made.append(element("span", accepted ? "✓ accepted" : "✗ " + call.signature, accepted ? "good" : "bad"));
  return made;
}

function outcomeCell(call) {
  const made = cell(null, "outcome", "Outcome");
  const stored = call.faceIds.length;
  const text = call.status === null ? "no reply" : call.status + (call.code ? " " + call.code : "");
  made.append(element("span", text, call.code || call.status === null || call.status >= 300 ? "bad" : "good"));
  const notes = [];
  if (stored) notes.push(stored === 1 ? "1 face stored" : stored + " faces stored");
  if (call.fault) notes.push("fault: " + call.fault);
  if (call.duplicateOf) notes.push("duplicate of " + call.duplicateOf);
  if (notes.length) made.append(element("small", notes.join(", ")));
  return made;
}

const rowOf = (number) => rows.querySelector(`tr[data-number="${number}"]`);

function addCall(call) {
  if (rowOf(call.number) || (shown !== "" && shown !== call.vendor)) return;
  const row = element("tr");
  row.setAttribute("role", "row");
  row.dataset.number = call.number;
  row.dataset.vendor = call.vendor;
  const open = element("button", call.number);
  open.type = "button";
  open.setAttribute("aria-label", "Details of call " + call.number);
  open.setAttribute("aria-expanded", "false");
  open.addEventListener("click", () => toggleDetails(call.number));
  const first = cell();
  first.append(open);
  const operation = cell(call.vendor, "operation");
  operation.append(element("small", call.operation || call.method + " " + call.path));
  const pictures = cell(null, "pictures");
  for (const one of call.pictures) {
    pictures.append(picture(one.thumbnail, one.format + " of " + one.width + " by " + one.height));
  }
  row.append(
    first,
    cell(call.receivedAt.slice(11, 19), "time"),
    operation,
    cell(call.personId, "person", "Person"),
    pictures,
    signatureCell(call),
    outcomeCell(call),
  );

  // A call that stores late is reported late: its place is by its number.
  const later = callRows().find((other) => Number(other.dataset.number) < call.number);
  rows.insertBefore(row, later || null);
  byId("no-calls").hidden = true;
}

function callRows() {
  return [...rows.querySelectorAll("tr[data-number]")];
}

/** The oldest beyond the number that is shown go; they can be asked for again. */
function trim() {
  const beyond = callRows().slice(maxRows);
  for (const row of beyond) {
    if (opened === Number(row.dataset.number)) closeDetails();
    row.remove();
  }
  if (beyond.length) byId("more").hidden = false;
}

const listPath = (more) =>
  "requests?limit=" + pageSize + (shown ? "&vendor=" + shown : "") + more;

/** The latest calls, in place of those that are listed. What comes meanwhile is added at the end. */
async function reload() {
  const own = [];
  missed = own;
  const answer = await read(listPath(""));
  if (missed !== own) return;
  missed = null;
  if (!answer) return;
  forgetCalls();
  [...answer.requests, ...own].forEach(addCall);
  byId("more").hidden = !answer.more;
}

async function showMore() {
  const oldest = callRows().at(-1);
  if (!oldest) return;
  const answer = await read(listPath("&before=" + oldest.dataset.number));
  if (!answer) return;
  maxRows = callRows().length + pageSize;
  answer.requests.forEach(addCall);
  byId("more").hidden = !answer.more;
  rowOf(answer.requests.at(-1)?.number)?.querySelector("button").focus();
}

function closeDetails() {
  const row = rows.querySelector(".details-row");
  const details = byId("details");
  details.hidden = true;
  document.querySelector("main").append(details);
  row?.remove();
  rowOf(opened)?.classList.remove("open");
  rowOf(opened)?.querySelector("button").setAttribute("aria-expanded", "false");
  opened = null;
}

async function toggleDetails(number) {
  const wasOpen = opened === number;
  if (opened !== null) closeDetails();
  if (wasOpen) return;
  await openDetails(number);
}

/** Below the call's row; below all where the list does not show it. */
async function openDetails(number) {
  const call = await read("requests/" + number);
  if (opened !== null) closeDetails();
  const details = byId("details");
  byId("details-title").textContent = call ? `Call ${number}: ${call.vendor} ${call.operation || ""}` : "Call " + number;
  byId("details-body").replaceChildren(
    ...(call ? describe(call) : [element("p", "It is no longer kept: only the latest calls are.")]),
  );
  const row = rowOf(number);
  if (row) putBelow(row, details);
  opened = number;
  details.hidden = false;
  details.focus({ preventScroll: true });
  details.scrollIntoView({ block: "nearest" });
}

function putBelow(row, details) {
  row.classList.add("open");
  row.querySelector("button").setAttribute("aria-expanded", "true");
  const place = element("tr", null, "details-row");
  place.setAttribute("role", "row");
  const whole = cell();
  whole.colSpan = row.children.length;
  whole.append(details);
  place.append(whole);
  row.after(place);
}

async function showWaiting() {
  const [faults, verdicts] = await Promise.all([read("faults"), read("verdicts")]);
  if (!faults || !verdicts) return;
  const at = (one) => " at " + (one.vendor || "any vendor") + (one.left ? " × " + one.left : "");
  const whom = (v) => (v.person ? " for " + v.person : v.picture ? " for picture " + v.picture.slice(0, 8) : "");
  const waiting = [
    ...faults.faults.map((f) => f.fault + at(f)),
    ...verdicts.verdicts.map((v) => v.verdict + whom(v) + at(v)),
  ];
  byId("pending").textContent = waiting.length ? "Waiting: " + waiting.join(", ") : "";
}

function forgetCalls() {
  if (opened !== null) closeDetails();
  rows.replaceChildren();
  byId("no-calls").hidden = false;
  byId("more").hidden = true;
  maxRows = pageSize;
}

async function press(button) {
  if (button.dataset.clear) {
    for (const path of button.dataset.clear.split(" ")) await send("DELETE", path);
  } else {
    const body = JSON.parse(button.dataset.body);
    const command = button.dataset.command;
    if (command === "faults" || command === "verdicts") {
      body.count = Number(byId("count").value) || 1;
      if (byId("vendor").value) body.vendor = byId("vendor").value;
    }
    const done = await send("POST", command, JSON.stringify(body));
    if (done && command === "reset") forgetCalls();
    if (!done) return;
  }
  await Promise.all([showWaiting(), showFaces(), showDeletions()]);
}

function makeFilter() {
  for (const [value, label] of [["", "all"], ...vendors.map((v) => [v, v])]) {
    const wrap = element("label");
    const choice = element("input");
    choice.type = "radio";
    choice.name = "vendor-filter";
    choice.value = value;
    choice.checked = value === shown;
    choice.addEventListener("change", () => {
      shown = value;
      reload();
    });
    wrap.append(choice, " " + label);
    byId("filter").append(wrap);
  }
}

let refreshing = null;
function refreshSoon() {
  refreshing ??= setTimeout(() => {
    refreshing = null;
    showFaces();
    showDeletions();
    showWaiting();
  }, 150);
}

function listen() {
  const events = new EventSource("/_sandbox/events");
  const live = byId("live");
  events.addEventListener("open", () => {
    live.textContent = "live";
    live.dataset.on = "true";
    reload();
    refreshSoon();
  });
  events.addEventListener("error", () => {
    live.textContent = "not connected";
    live.dataset.on = "false";
  });
  events.addEventListener("deletion", refreshSoon);
  events.addEventListener("change", refreshSoon);
  events.addEventListener("reset", () => {
    reload();
    refreshSoon();
  });
  events.addEventListener("message", (event) => {
    const call = JSON.parse(event.data);
    missed?.push(call);
    addCall(call);
    trim();
    refreshSoon();
  });
}

byId("address").textContent = location.origin + "/";
byId("buttons").addEventListener("click", (event) => {
  if (event.target instanceof HTMLButtonElement) press(event.target);
});
byId("more").addEventListener("click", showMore);
startDeletions(openDetails);
makeFilter();
listen();
