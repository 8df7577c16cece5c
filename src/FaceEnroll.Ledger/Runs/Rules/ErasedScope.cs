using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Rules;

/// <summary>Which items an erasure means.</summary>
/// <param name="Account">The account, as the ledger names it.</param>
/// <param name="PersonId">The person.</param>
/// <param name="LibraryIds">The libraries; null among them for all.</param>
internal sealed record ErasedScope(string Account, string PersonId, IReadOnlyCollection<string?> LibraryIds)
{
    /// <summary>The registration that erases; null for none.</summary>
    public string? Registration { get; init; }

    /// <summary>The library of that registration's items that name none.</summary>
    public string? DefaultLibraryId { get; init; }

    /// <summary>
    /// Whether an item of the person is meant. One that names no library has its registration's; where that is another registration,
    /// it is looked at when it is sent.
    /// </summary>
    public bool Has(RunRow run, ItemRow item) =>
        LibraryIds.Contains(null)
        || (
            item.LibraryId is { } library
                ? LibraryIds.Contains(library)
                : run.Registration == Registration && LibraryIds.Contains(DefaultLibraryId)
        );

    /// <summary>Nothing: ids are personal data.</summary>
    public override string ToString() => nameof(ErasedScope);
}
