namespace FaceEnroll.Sandbox.Vendors.Oss;

/// <summary>Leave to upload one object.</summary>
internal sealed record OssGrant(string Key, string Policy, string Signature, string Endpoint);
