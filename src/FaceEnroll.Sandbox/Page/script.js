"use strict";

const vendors = ["TencentCloud", "AlibabaGuardrails", "AlibabaIdVerification", "FinAuth", "AdvanceAI"];
const byId = (id) => document.getElementById(id);
const rows = document.querySelector("#calls tbody");
const maxRows = 300;
let shown = "";
let last = 0;

// Everything that comes from a request is set as text, never as markup.
function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

async function read(path) {
  const reply = await fetch("/_sandbox/" + path);
  return reply.ok ? reply.json() : null;
}

async function send(method, path, body) {
  const reply = await fetch("/_sandbox/" + path, {
    method,
    headers: { "Content-Type": "application/json" },
    body,
  });
  if (!reply.ok) byId("pending").textContent = await reply.text();
  return reply.ok;
}

function picture(source, description) {
  const image = element("img");
  image.alt = description;
  image.loading = "lazy";
  image.addEventListener("error", () => image.remove());
  image.src = source;
  return image;
}

function signatureCell(call) {
  if (!call.signature) return element("td", "not checked");
  const accepted = call.signature === "accepted";
  return element("td", accepted ? "✓ accepted" : "✗ " + call.signature, accepted ? "good" : "bad");
}

function outcomeCell(call) {
  const cell = element("td");
  const stored = call.faceIds.length;
  const text = call.status === null ? "no reply" : call.status + (call.code ? " " + call.code : "");
  cell.append(element("span", text, call.code || call.status === null || call.status >= 300 ? "bad" : "good"));
  const notes = [];
  if (stored) notes.push(stored === 1 ? "1 face stored" : stored + " faces stored");
  if (call.fault) notes.push("fault: " + call.fault);
  if (call.duplicateOf) notes.push("duplicate of " + call.duplicateOf);
  if (notes.length) cell.append(element("small", notes.join(", ")));
  return cell;
}

function addCall(call) {
  if (rows.querySelector(`tr[data-number="${call.number}"]`)) return;
  const row = element("tr");
  row.dataset.number = call.number;
  row.dataset.vendor = call.vendor;
  row.hidden = shown !== "" && shown !== call.vendor;
  const open = element("button", call.number);
  open.type = "button";
  open.setAttribute("aria-label", "Details of call " + call.number);
  open.addEventListener("click", () => showDetails(call.number));
  const first = element("td");
  first.append(open);
  const operation = element("td", call.vendor);
  operation.append(element("small", call.operation || call.method + " " + call.path));
  const pictures = element("td");
  for (const one of call.pictures) {
    pictures.append(picture(one.thumbnail, one.format + " of " + one.width + " by " + one.height));
  }
  const time = element("td", call.receivedAt.slice(11, 19));
  row.append(first, time, operation, element("td", call.personId), pictures, signatureCell(call), outcomeCell(call));

  // A call that stores late is reported late: its place is by its number.
  const later = [...rows.children].find((other) => Number(other.dataset.number) < call.number);
  rows.insertBefore(row, later || null);
  while (rows.children.length > maxRows) rows.lastElementChild.remove();
  byId("no-calls").hidden = true;
  last = Math.max(last, call.number);
}

function marked(text, at) {
  const block = element("pre");
  if (at === null || at === undefined) {
    block.textContent = text;
    return block;
  }
  const end = at < text.length ? at + 1 : at;
  const mark = element("mark", text.slice(at, end) || "∅");
  if (mark.textContent === "\n") mark.textContent = "⏎\n";
  block.append(text.slice(0, at), mark, text.slice(end));
  return block;
}

function titled(title, content) {
  const box = element("div");
  box.append(element("h3", title), content);
  return box;
}

function pairs(list) {
  const terms = element("dl");
  for (const { name, value } of list) terms.append(element("dt", name), element("dd", value));
  return terms;
}

function explain(check) {
  const box = element("div");
  const verdict = check.accepted ? "The signature is right." : "Refused: " + check.fault + (check.detail ? " – " + check.detail : "");
  box.append(element("p", check.scheme + ". " + verdict, check.accepted ? "good" : "bad"));
  if (check.mistake) {
    box.append(element("p", "What the client did: " + check.mistake + "."));
    const both = element("div", null, "compare");
    both.append(
      titled("Should have been signed", marked(check.expectedText, check.differenceAt)),
      titled("Was signed", marked(check.clientText, check.differenceAt)),
    );
    box.append(both);
    return box;
  }
  if (check.canonicalRequest) box.append(titled("Canonical request", marked(check.canonicalRequest)));
  if (check.stringToSign) box.append(titled("String to sign", marked(check.stringToSign)));
  if (!check.accepted && check.expected) {
    box.append(pairs([{ name: "expected", value: check.expected }, { name: "came", value: check.given }]));
  }
  return box;
}

async function showDetails(number) {
  const call = await read("requests/" + number);
  if (!call) return;
  for (const row of rows.children) row.setAttribute("aria-selected", row.dataset.number === String(number));
  byId("details-title").textContent = `Call ${number}: ${call.vendor} ${call.operation || ""}`;
  const body = byId("details-body");
  body.replaceChildren();
  if (call.signatureCheck) body.append(titled("Signature", explain(call.signatureCheck)));
  if (call.parameters.length) body.append(titled("Parameters", pairs(call.parameters)));
  body.append(titled("Headers", pairs(call.headers)));
  const details = byId("details");
  details.hidden = false;
  details.focus({ preventScroll: true });
  details.scrollIntoView({ block: "nearest" });
}

async function showFaces() {
  const answer = await read("faces");
  if (!answer) return;
  byId("face-count").textContent = answer.faces.length;
  byId("faces").replaceChildren(
    ...answer.faces.slice(-60).reverse().map((face) => {
      const item = element("li");
      item.append(
        picture(face.thumbnail, "Picture of " + (face.personId || "nobody named")),
        element("span", face.personId || "–"),
        element("small", face.vendor + ", " + face.libraryId),
      );
      return item;
    }),
  );
}

async function showFaults() {
  const answer = await read("faults");
  if (!answer) return;
  byId("pending").textContent = answer.faults.length
    ? "Waiting: " + answer.faults.map((f) => f.fault + " at " + (f.vendor || "any vendor") + (f.left ? " × " + f.left : "")).join(", ")
    : "";
}

function forgetCalls() {
  rows.replaceChildren();
  byId("details").hidden = true;
  byId("no-calls").hidden = false;
  last = 0;
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
  await Promise.all([showFaults(), showFaces()]);
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
      for (const row of rows.children) row.hidden = shown !== "" && row.dataset.vendor !== shown;
    });
    wrap.append(choice, " " + label);
    byId("filter").append(wrap);
  }
}

async function catchUp() {
  const answer = await read("requests?since=" + last);
  if (answer) answer.requests.forEach(addCall);
  await Promise.all([showFaces(), showFaults()]);
}

let refreshing = null;
function refreshSoon() {
  refreshing ??= setTimeout(() => {
    refreshing = null;
    showFaces();
    showFaults();
  }, 150);
}

function listen() {
  const events = new EventSource("/_sandbox/events");
  const live = byId("live");
  events.addEventListener("open", () => {
    live.textContent = "live";
    live.dataset.on = "true";
    catchUp();
  });
  events.addEventListener("error", () => {
    live.textContent = "not connected";
    live.dataset.on = "false";
  });
  events.addEventListener("message", (event) => {
    addCall(JSON.parse(event.data));
    refreshSoon();
  });
}

byId("address").textContent = location.origin + "/";
byId("buttons").addEventListener("click", (event) => {
  if (event.target instanceof HTMLButtonElement) press(event.target);
});
makeFilter();
listen();
