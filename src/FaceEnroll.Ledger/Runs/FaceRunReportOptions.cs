namespace FaceEnroll.Ledger;

/// <summary>What a report shows.</summary>
public sealed class FaceRunReportOptions
{
    /// <summary>Which items are listed; null (default) for all, and in a page for those that are not enrolled.</summary>
    public FaceRunFilter? Filter { get; set; }

    /// <summary>
    /// Makes a small JPEG of an item's picture for a page; null for none of this item. Null (default): the page shows no picture.
    /// </summary>
    public Func<FaceRunEntry, CancellationToken, ValueTask<byte[]?>>? Thumbnail { get; set; }

    /// <summary>How many items a page lists at most; the counts are always of all.</summary>
    /// <value>2,000 by default; 0 to 100,000.</value>
    public int MostListed { get; set; } = 2000;
}
