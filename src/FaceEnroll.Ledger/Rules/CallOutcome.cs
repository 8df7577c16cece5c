namespace FaceEnroll.Ledger.Rules;

/// <summary>What was found out about an attempt.</summary>
internal sealed class CallOutcome
{
    /// <summary>Never <see cref="CallStatus.Intent"/>.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>
    /// The version of the row whose ticket the vendor was asked with; null when the attempt's own reply told. What is read back
    /// says nothing about a row that has been written since: its end may have moved, or a later call may have added the face.
    /// </summary>
    public int? AskedAt { get; init; }

    /// <summary>One per picture, in order, where a reply told of each; null where all are as the call is.</summary>
    public IReadOnlyList<PictureRow>? Pictures { get; init; }

    /// <summary>Faces that match no single picture.</summary>
    public IReadOnlyList<string> UnattributedFaceIds { get; init; } = [];

    /// <summary>When to ask next, while it stays unknown.</summary>
    public DateTimeOffset AskAt { get; init; }

    /// <summary>The ticket with what its attempts were; null when it is as it was.</summary>
    public string? Ticket { get; init; }

    /// <summary>Why it cannot be found out.</summary>
    public string? Reason { get; init; }
}
