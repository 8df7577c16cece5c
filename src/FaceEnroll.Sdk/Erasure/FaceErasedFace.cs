using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>A face in an erasure's receipt: when it was found, what became of it, and what the vendor answered.</summary>
/// <remarks>Not thread-safe while it is being changed. It holds ids, so treat it as personal data.</remarks>
public sealed class FaceErasedFace
{
    /// <summary>The face; lower-case hex HMAC-SHA256 where the receipt's ids are hashed.</summary>
    [JsonRequired]
    public string FaceId { get; set; } = "";

    /// <summary>The library that it was in; null where a person has its faces everywhere.</summary>
    public string? LibraryId { get; set; }

    /// <summary>The vendor's own id of the record (ID Verification); hashed like <see cref="FaceId"/>.</summary>
    public string? RecordId { get; set; }

    /// <summary>When it was added, by the vendor's clock; null where the vendor does not say.</summary>
    public DateTimeOffset? AddedAt { get; set; }

    /// <summary>When it was found, by this machine's clock.</summary>
    [JsonRequired]
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>
    /// Whether only a verification found it: it landed late, or somebody else enrolled the person again and did not say so.
    /// </summary>
    public bool FoundByVerification { get; set; }

    /// <summary>What became of it.</summary>
    [JsonRequired]
    public FaceDeletionOutcome Outcome { get; set; }

    /// <summary>When <see cref="Outcome"/> was known, by this machine's clock.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The vendor's name of the operation that was to delete it.</summary>
    public string? Operation { get; set; }

    /// <summary>The vendor's id of the request, for its support; null when it gave none.</summary>
    public string? RequestId { get; set; }

    /// <summary>The vendor's own code, where it refused or failed; null otherwise.</summary>
    public string? VendorCode { get; set; }

    /// <summary>What went wrong, where it is still there or nobody knows; null otherwise.</summary>
    public FaceEnrollmentErrorKind? FailureKind { get; set; }

    /// <summary>
    /// Whether it stays, because a verification named it as one to keep: its outcome holds the receipt no longer.
    /// </summary>
    public bool IsKept { get; set; }

    /// <summary>The outcome: ids are personal data.</summary>
    /// <returns>The outcome's name.</returns>
    public override string ToString() => Outcome.ToString();
}
