using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Rules;

/// <summary>Which items an erasure means.</summary>
/// <param name="Account">The account, as the ledger names it.</param>
/// <param name="PersonId">The person.</param>
/// <param name="LibraryIds">The libraries; null among them for all.</param>
internal sealed record ErasedScope(string Account, string PersonId, IReadOnlyCollection<string?> LibraryIds)
{
    /// <summary>The latest run when the person was erased: one that was begun since, and takes who was erased before, is not meant.</summary>
    public required long? ErasedAfter { get; init; }

    /// <summary>Whether items are meant whose call is open. Nothing can come of it any more once an erasure is complete.</summary>
    public bool TakesOpenCalls { get; init; }

    /// <summary>Whether an item of the person is meant. Where people live in libraries, each item names its own.</summary>
    public bool Has(RunRow run, ItemRow item) =>
        !(ErasedAfter < RunSettings.FromJson(run.Definition).TakesErasedBefore(run))
        && (LibraryIds.Contains(null) || (item.LibraryId is { } library && LibraryIds.Contains(library)));

    /// <summary>Nothing: ids are personal data.</summary>
    public override string ToString() => nameof(ErasedScope);
}
