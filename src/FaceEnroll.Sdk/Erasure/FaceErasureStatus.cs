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

    /// <summary>
    /// No face of the person is there, in the libraries that it was erased from, but those that were enrolled since, and none that
    /// was sent before the erasure can land there any more. <see cref="FaceErasureReceipt.Reasons"/> says what was kept or left.
    /// </summary>
    Complete,

    /// <summary>
    /// Nothing is there as far as could be read, but more than that can never be known:
    /// <see cref="FaceErasureReceipt.Reasons"/> says why.
    /// </summary>
    Undecidable,
}
