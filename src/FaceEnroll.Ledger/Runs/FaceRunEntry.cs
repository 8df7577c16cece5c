using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace FaceEnroll.Ledger;

/// <summary>An item of a run, and what became of it.</summary>
/// <remarks>Immutable. A class, not a record: it must not print itself.</remarks>
public sealed class FaceRunEntry
{
    internal FaceRunEntry(long number, string personId, string picture)
    {
        Number = number;
        PersonId = personId;
        Picture = picture;
    }

    /// <summary>Its number in the run, from 1.</summary>
    public long Number { get; }

    /// <summary>The line of the source it came from, from 1; its position, where the source has no lines.</summary>
    public long Line { get; init; }

    /// <summary>The person; empty where the line named none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string PersonId { get; }

    /// <summary>What names the picture; empty where the line named none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string Picture { get; }

    /// <summary>The library that the item names; null where it names none.</summary>
    public string? LibraryId { get; init; }

    /// <summary>What became of it.</summary>
    public FaceRunEntryStatus Status { get; init; }

    /// <summary>Why it is not enrolled; <see cref="FaceEnrollmentErrorKind.None"/> when it is, or was not tried.</summary>
    public FaceEnrollmentErrorKind Kind { get; init; }

    /// <summary>The vendor's own code; null where there is none.</summary>
    public string? VendorCode { get; init; }

    /// <summary>The reason in words that hold no personal data; null where there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>The vendor's id of the face; null where there is none.</summary>
    [JsonIgnore, IgnoreDataMember]
    public string? FaceId { get; init; }

    /// <summary>How often it was tried, as <see cref="FaceRun.MaxAttempts"/> counts.</summary>
    public int Attempts { get; init; }

    /// <summary>When it will be tried again, while it waits.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it got its result; null while it has none.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The number and the status: the rest is personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Item {Number}: {Status}";
}
