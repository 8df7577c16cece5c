using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Rules;

/// <summary>One request for one person, over all its attempts. Immutable.</summary>
internal sealed record CallRow
{
    /// <summary>The request's own id: the same for the same person and pictures.</summary>
    public required string Id { get; init; }

    public required LedgerPerson Person { get; init; }

    /// <summary>How often it was noted to be sent; an outcome belongs to one of them.</summary>
    public int Attempt { get; init; }

    public CallStatus Status { get; init; }

    /// <summary>How often the row was written. What somebody concludes from a row holds only while it is the same.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The process that noted the latest attempt.</summary>
    public required string Owner { get; init; }

    /// <summary>The owner signs nothing later.</summary>
    public DateTimeOffset NoAttemptAfter { get; init; }

    /// <summary>When the vendor is to be asked next, while the call is open.</summary>
    public DateTimeOffset AskAt { get; init; }

    /// <summary>The latest attempt's ticket, as JSON; empty once its person was erased.</summary>
    public required string Ticket { get; init; }

    public IReadOnlyList<PictureRow> Pictures { get; init; } = [];

    /// <summary>Faces that the call added and that match no single picture.</summary>
    public IReadOnlyList<string> UnattributedFaceIds { get; init; } = [];

    /// <summary>The run's item that its latest attempt was for.</summary>
    public RunItemKey Item { get; init; }

    /// <summary>Why it cannot be found out, or who decided it and why.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether two attempts may both have put the pictures in.</summary>
    public bool IsAlarmed { get; init; }

    /// <summary>Whether it keeps other calls of the person waiting. At most one of them does.</summary>
    public bool IsOpen => Status is CallStatus.Intent or CallStatus.Unknown or CallStatus.Reserved;

    /// <summary>Whether the very same request gets its answer from here.</summary>
    public bool IsAnswer =>
        Status == CallStatus.Enrolled && Pictures.Any(p => p.IsIn) && Pictures.All(p => p.Status != PictureStatus.Gone);

    /// <summary>Whether a person must decide about a picture of it.</summary>
    public bool IsUndecided => !IsOpen && Pictures.Any(p => p.Status == PictureStatus.Undecidable);

    /// <summary>Every face that is known to be of the call.</summary>
    public IEnumerable<string> FaceIds => Pictures.Select(p => p.FaceId).OfType<string>().Concat(UnattributedFaceIds);

    /// <summary>The id only: the rest is personal.</summary>
    public override string ToString() => $"call {Id}: {Status}";
}
