using System.Runtime.CompilerServices;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>Items of the caller's own.</summary>
internal sealed class ItemSource : FaceRunSource
{
    private readonly IAsyncEnumerable<FaceRunItem> _items;

    /// <exception cref="ArgumentNullException">It is null.</exception>
    public ItemSource(IAsyncEnumerable<FaceRunItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _items = items;
    }

    /// <summary>Items name their pictures by full paths, by URLs, or as the run's own way of opening them understands.</summary>
    internal override string? Pictures => null;

    internal override async IAsyncEnumerable<SourceLine> ReadAsync(
        FaceVendor vendor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var item in _items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return item is null ? new SourceLine(0, null, "The item is null.")
            : ItemRules.Fault(vendor, item) is { } fault ? new SourceLine(0, null, fault)
            : new SourceLine(0, item);
        }
    }
}
