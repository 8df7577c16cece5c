"use strict";
// What the sandbox says of itself, beside the vendors' operations.
const { readFileSync } = require("node:fs");

const [url, picturePath] = process.argv.slice(2);
if (!url || !picturePath) {
  console.error("Usage: node run.js <the sandbox's http address> <a JPEG of a face>");
  process.exit(2);
}

const picture = readFileSync(picturePath);

async function ask(path, init) {
  const reply = await fetch(new URL("/_sandbox/" + path, url), init);
  if (!reply.ok) throw new Error(`/_sandbox/${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

exports.address = new URL(url);
exports.base64 = picture.toString("base64");
exports.publish = async () => {
  const headers = { "Content-Type": "application/octet-stream" };
  return (await ask("pictures", { method: "POST", headers, body: picture })).url;
};

/** The ids of the faces that a vendor holds of these people. */
exports.faces = async (vendor, ...people) =>
  (await ask("faces")).faces.filter((f) => f.vendor === vendor && people.includes(f.personId)).map((f) => f.faceId);

/** What a vendor's calls deleted, as "operation face". */
exports.deletions = async (vendor) =>
  (await ask("deletions?vendor=" + vendor)).deletions.map((d) => `${d.operation} ${d.faceId}`);

/** A vendor's calls, as "operation signature". */
exports.calls = async (vendor) =>
  (await ask("requests?vendor=" + vendor)).requests.map((r) => `${r.operation} ${r.signature}`);
