"use strict";
const assert = require("node:assert/strict");
const { default: OpenApi, Config, OpenApiRequest, Params } = require("@alicloud/openapi-client");
const { RuntimeOptions } = require("@alicloud/tea-util");
const sandbox = require("./control.js");

module.exports = async () => {
  const client = new OpenApi(
    new Config({
      accessKeyId: "sandbox-key",
      accessKeySecret: "sandbox-secret",
      endpoint: sandbox.address.host,
      protocol: "HTTP",
    }),
  );

  // The product's package holds nothing but these parameters and the names of the members.
  const call = async (action, request) => {
    const params = new Params({
      action,
      version: "2022-08-09",
      protocol: "HTTPS",
      pathname: "/",
      method: "POST",
      authType: "AK",
      style: "RPC",
      reqBodyType: "formData",
      bodyType: "json",
    });
    return (await client.callApi(params, new OpenApiRequest(request), new RuntimeOptions({}))).body;
  };

  const group = "sandbox-library";
  for (const user of ["node-1", "node-1", "node-2"]) {
    const body = { ProductCode: "FACE_ENROLL", FaceGroupCode: group, MerchantUserId: user, FacePicture: sandbox.base64 };
    assert.equal((await call("AddFaceRecord", { body })).Code, "Success");
  }

  const groups = await call("QueryFaceGroup", { query: { CurrentPage: "1", PageSize: "10" } });
  assert.deepEqual(groups.Items.map((g) => g.Code), [group]);

  const query = { CurrentPage: "1", PageSize: "20", FaceGroupCode: group };
  const records = await call("QueryFaceRecord", { query });
  assert.equal(records.TotalCount, 3);
  assert.deepEqual(records.Items.map((r) => r.MerchantUserId), ["node-1", "node-1", "node-2"]);
  assert.deepEqual(records.Items.map((r) => r.FaceId), await sandbox.faces("AlibabaIdVerification", "node-1", "node-2"));

  const [first, second, other] = records.Items;
  assert.equal((await call("DeleteFaceRecord", { body: { Id: String(first.Id) } })).Data, 1);
  assert.equal((await call("DeleteFaceRecord", { body: { Id: String(first.Id) } })).Data, 0);

  const user = { MerchantUserId: "node-1", FaceGroupCode: group };
  const deleted = await call("DeleteFaceRecordV2", { query: user });
  assert.deepEqual(deleted.Result, { Deleted: "Y", DeletedGroupCodes: group });
  assert.equal((await call("DeleteFaceRecordV2", { query: user })).Result.Deleted, "N");

  const left = await call("QueryFaceRecord", { query });
  assert.deepEqual(left.Items.map((r) => r.FaceId), [other.FaceId]);
  assert.deepEqual(await sandbox.faces("AlibabaIdVerification", "node-1", "node-2"), [other.FaceId]);
  assert.deepEqual(await sandbox.deletions("AlibabaIdVerification"), [
    `DeleteFaceRecord ${first.FaceId}`,
    `DeleteFaceRecordV2 ${second.FaceId}`,
  ]);
};
