"use strict";
const assert = require("node:assert/strict");
const { ROAClient } = require("@alicloud/pop-core");
const sandbox = require("./control.js");

module.exports = async () => {
  // The product's own request models carry no body, so it is this client that teaches these operations.
  const client = new ROAClient({
    accessKeyId: "sandbox-key",
    accessKeySecret: "sandbox-secret",
    endpoint: sandbox.address.origin,
    apiVersion: "2018-05-09",
  });
  const call = async (path, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await client.post("/green/sface/" + path, {}, JSON.stringify(body), headers);
    assert.deepEqual([answer.code, answer.data.code], [200, 200], path);
    return answer.data;
  };

  const [personId, group] = ["node-person", "node-group"];
  await call("person/add", { personId, groupIds: [group] });
  const url = await sandbox.publish();
  await call("face/add", { personId, urls: [url, url] });
  const ids = await sandbox.faces("AlibabaGuardrails", personId);
  assert.equal(ids.length, 2);

  const person = await call("person", { personId });
  assert.deepEqual([person.groupIds, person.faceIds], [[group], ids]);
  const people = await call("group/persons", { groupId: group, currentPage: 1, pageSize: 20 });
  assert.deepEqual([people.personIds, people.totalCount], [[personId], 1]);

  const deleted = await call("face/delete", { personId, faceIds: [ids[0]] });
  assert.deepEqual([deleted.faceIds, deleted.deleteCount], [[ids[0]], 1]);
  assert.deepEqual((await call("person", { personId })).faceIds, [ids[1]]);
  assert.equal((await call("person/delete", { personId })).deleteCount, 1);
  await assert.rejects(call("person", { personId }));

  assert.deepEqual(await sandbox.faces("AlibabaGuardrails", personId), []);
  assert.deepEqual(
    (await sandbox.deletions("AlibabaGuardrails")).map((d) => d.split(" ")[1]),
    ids,
  );
};
