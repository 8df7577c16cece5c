"use strict";
const assert = require("node:assert/strict");
const http = require("node:http");
const { Client } = require("tencentcloud-sdk-nodejs/tencentcloud/services/iai/v20200303/iai_client");
const sandbox = require("./control.js");

// Given an address with a port, this client signs the host without it and takes the first label for the service. So it keeps
// the vendor's host, which it sends and signs, and only its connections go to the sandbox.
class ToTheSandbox extends http.Agent {
  createConnection(options, connected) {
    const { hostname, port } = sandbox.address;
    return super.createConnection({ ...options, host: hostname, port }, connected);
  }
}

module.exports = async () => {
  const iai = new Client({
    credential: { secretId: "sandbox-key", secretKey: "sandbox-secret" },
    region: "ap-guangzhou",
    profile: { httpProfile: { protocol: "http://", agent: new ToTheSandbox() } },
  });
  const [groupId, person] = ["node-group", "node-person"];

  await iai.CreateGroup({ GroupId: groupId, GroupName: "node clients", FaceModelVersion: "3.0" });
  const groups = await iai.GetGroupList({ Offset: 0, Limit: 10 });
  assert.ok(groups.GroupInfos.some((g) => g.GroupId === groupId));

  const images = { Image: sandbox.base64, UniquePersonControl: 0 };
  const created = await iai.CreatePerson({ GroupId: groupId, PersonName: "N", PersonId: person, ...images });
  const added = await iai.CreateFace({ PersonId: person, Images: [sandbox.base64], FaceMatchThreshold: 0 });
  const ids = [created.FaceId, ...added.SucFaceIds];
  assert.equal(ids.length, 2);
  await iai.CreatePerson({ GroupId: groupId, PersonName: "M", PersonId: "node-person-2", ...images });

  const list = await iai.GetPersonList({ GroupId: groupId, Offset: 0, Limit: 10 });
  assert.deepEqual([list.PersonNum, list.FaceNum], [2, 3]);
  assert.deepEqual(list.PersonInfos.find((p) => p.PersonId === person).FaceIds, ids);
  assert.deepEqual((await iai.GetPersonBaseInfo({ PersonId: person })).FaceIds, ids);

  const deleted = await iai.DeleteFace({ PersonId: person, FaceIds: [ids[1]] });
  assert.deepEqual([deleted.SucDeletedNum, deleted.SucFaceIds], [1, [ids[1]]]);
  assert.deepEqual(await sandbox.faces("TencentCloud", person), [ids[0]]);
  await assert.rejects(iai.DeleteFace({ PersonId: person, FaceIds: [ids[0]] }), {
    code: "InvalidParameterValue.DeleteFaceNumExceed",
  });

  // Out of the last group goes the person too, and with the person the face.
  const [last] = await sandbox.faces("TencentCloud", "node-person-2");
  await iai.DeletePersonFromGroup({ PersonId: "node-person-2", GroupId: groupId });
  await iai.DeletePerson({ PersonId: person });
  await assert.rejects(iai.GetPersonBaseInfo({ PersonId: person }), /not exist/i);

  assert.deepEqual(await sandbox.faces("TencentCloud", person, "node-person-2"), []);
  assert.deepEqual(await sandbox.deletions("TencentCloud"), [
    `DeleteFace ${ids[1]}`,
    `DeletePersonFromGroup ${last}`,
    `DeletePerson ${ids[0]}`,
  ]);
};
