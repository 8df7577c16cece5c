using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>How far an erasure is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaceErasureStatus>))]
public enum FaceErasureStatus
{
    /// <summary>
    /// What was found is deleted, or is to be deleted again. An enrollment whose answer was lost may still land: verify the
    /// receipt after <see cref="FaceErasureReceipt.VerifyAfter"/>.
    /// </summary>
    Pending,

    /// <summary>The person is not there, and no enrollment that began before the erasure can land any more.</summary>
    Complete,

    /// <summary>
    /// Nothing is there as far as could be read, but more than that can never be known:
    /// <see cref="FaceErasureReceipt.Reasons"/> says why.
    /// </summary>
    Undecidable,
}
