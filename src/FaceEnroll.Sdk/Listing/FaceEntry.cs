using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Sdk;

/// <summary>A face as a vendor lists it. Personal data: neither printed nor written as JSON is whose it is.</summary>
/// <remarks>Immutable; constructible, so that code which uses a directory can be tested.</remarks>
public sealed class FaceEntry
{
    /// <summary>Creates an entry.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="faceId">The face.</param>
    public FaceEntry(string? personId, string? faceId)
    {
        PersonId = personId;
        FaceId = faceId;
    }

    /// <summary>The person's id; null for a face that was stored without one (FinAuth, ID Verification).</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? PersonId { get; }

    /// <summary>The face's id; null for a person without a face (Guardrails).</summary>
    public string? FaceId { get; }

    /// <summary>The library, where the list is of one; null for a person's faces where a person has its own groups.</summary>
    public string? LibraryId { get; init; }

    /// <summary>The vendor's own id of the record, by which ID Verification deletes; null elsewhere.</summary>
    public string? RecordId { get; init; }

    /// <summary>
    /// When the face was added, by the vendor's clock; null where the vendor does not say (Tencent Cloud, Guardrails), or in a
    /// form that cannot be read for certain.
    /// </summary>
    public DateTimeOffset? AddedAt { get; init; }
}
