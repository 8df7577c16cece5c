using FaceEnroll.Sdk;

namespace WebHost;

/// <summary>What the host answers: its own type, so that the vendor can change without its callers noticing.</summary>
internal sealed record EnrolledPortrait(FaceVendor Vendor, FaceImageStatus Status, string? FaceId, string? RequestId);
