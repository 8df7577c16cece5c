namespace FaceEnroll.Sandbox.Vendors.Oss;

/// <summary>Permission to upload one object.</summary>
internal sealed record OssGrant(string Key, string Policy, string Signature, string Endpoint);
