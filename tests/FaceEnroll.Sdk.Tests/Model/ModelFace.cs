namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>A face as the vendor truly holds it, now or soon.</summary>
internal sealed record ModelFace(string Id, ModelCall Call, DateTimeOffset StoredAt, DateTimeOffset ShownAt);
