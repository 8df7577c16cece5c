"use strict";
// node run.js <the sandbox's http address> <a JPEG of a face>
// The vendors' own clients list and delete in a fresh sandbox; every answer is compared, and what the sandbox holds after it.
const assert = require("node:assert/strict");
const sandbox = require("./control.js");

const vendors = {
  TencentCloud: require("./tencent.js"),
  AlibabaIdVerification: require("./idVerification.js"),
  AlibabaGuardrails: require("./guardrails.js"),
};

async function run() {
  for (const [vendor, calls] of Object.entries(vendors)) {
    await calls();
    const made = await sandbox.calls(vendor);
    assert.deepEqual(made.filter((call) => !call.endsWith(" accepted")), [], "every signature is right");
    const operations = [...new Set(made.map((call) => call.split(" ")[0]))];
    console.log(`${vendor}: ${made.length} calls, signatures accepted: ${operations.join(", ")}`);
  }
}

run().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
