namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>An item of a run as the ledger holds it. Immutable.</summary>
internal sealed record ItemRow
{
    public required RunItemKey Id { get; init; }

    /// <summary>The hash of the person and the picture's name, or of the line that is wrong: unique in the run.</summary>
    public required Guid Key { get; init; }

    /// <summary>The reading of the source that saw it last.</summary>
    public int Pass { get; init; }

    /// <summary>The source's line; 0 where it has none.</summary>
    public long Line { get; init; }

    /// <summary>Whether it is a line that is wrong, or that repeats another: it is never tried.</summary>
    public bool IsWrongLine { get; init; }

    public string PersonId { get; init; } = "";

    public string Picture { get; init; } = "";

    public string? LibraryId { get; init; }

    /// <summary>The person's name and the vendor's parameters, as JSON; null where there are none.</summary>
    public string? More { get; init; }

    public FaceRunEntryStatus Status { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public FaceEnrollmentErrorKind Kind { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    public string? FaceId { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>By which claim this process sends it; null where there are no lanes. It is not stored.</summary>
    public LaneClaim? Claim { get; init; }

    /// <summary>Whether it has no result yet.</summary>
    public bool IsOpen => Status is FaceRunEntryStatus.Pending or FaceRunEntryStatus.Waiting;

    public FaceRunEntry ToEntry() =>
        new(Id.Number, PersonId, Picture)
        {
            Line = Line,
            LibraryId = LibraryId,
            Status = Status,
            Kind = Kind,
            VendorCode = Code,
            Reason = Reason,
            FaceId = FaceId,
            Attempts = Attempts,
            NotBefore = NotBefore,
            FinishedAt = FinishedAt,
        };

    /// <summary>The number and the status: the rest is personal.</summary>
    public override string ToString() => $"item {Id.Number}: {Status}";
}
