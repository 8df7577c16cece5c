namespace FaceEnroll.Ledger;

/// <summary>Which items of a run are meant: those that all of what is set fits.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceRunFilter
{
    /// <summary>Items of these states; empty (default) for all.</summary>
    public IReadOnlyCollection<FaceRunEntryStatus> Statuses { get; init; } = [];

    /// <summary>Items that failed for one of these reasons; empty (default) for all.</summary>
    public IReadOnlyCollection<FaceEnrollmentErrorKind> Kinds { get; init; } = [];

    /// <summary>Items with this code of the vendor; null (default) for all.</summary>
    public string? VendorCode { get; init; }

    /// <summary>Items of this person; null (default) for all.</summary>
    public string? PersonId { get; init; }

    /// <summary>Items with these numbers; empty (default) for all.</summary>
    public IReadOnlyCollection<long> Numbers { get; init; } = [];
}
