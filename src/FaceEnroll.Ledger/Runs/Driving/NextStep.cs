namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>What follows from an item's try.</summary>
internal sealed class NextStep
{
    /// <summary>What becomes of the item.</summary>
    public required NextStepKind Kind { get; init; }

    /// <summary>Its result, where it has one.</summary>
    public FaceRunEntryStatus Status { get; init; }

    /// <summary>How long it waits; null for as long as its attempts say.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Whether the try counts as one of its attempts.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Whether something was sent, so that the ledger has counted it already.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether the vendor as a whole seems to be away.</summary>
    public bool IsVendorAway { get; init; }

    public FaceEnrollmentErrorKind Error { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    public string? FaceId { get; init; }

    /// <summary>What stops the run, where something does.</summary>
    public Exception? Fault { get; init; }

    public static NextStep Done(FaceRunEntryStatus status) => new() { Kind = NextStepKind.Done, Status = status };

    public static NextStep Fail(Exception fault) => new() { Kind = NextStepKind.Fail, Fault = fault };
}
