namespace FaceEnroll.Sdk.Listing;

/// <summary>A vendor's list: how a part of it is read, and what tells its entries apart.</summary>
/// <param name="vendor">The vendor.</param>
/// <param name="operation">The vendor's name of the operation that lists.</param>
/// <param name="pageSize">How many entries a part has at most: 2 or more.</param>
/// <param name="keyOf">What tells an entry from the others.</param>
/// <param name="read">Reads the part that begins with an entry, counted from 0.</param>
internal sealed class ListSource<T>(
    FaceVendor vendor,
    string operation,
    int pageSize,
    Func<T, string> keyOf,
    Func<long, CancellationToken, ValueTask<ListPage<T>>> read
)
{
    public int PageSize => pageSize;

    public string KeyOf(T entry) => keyOf(entry);

    public ValueTask<ListPage<T>> ReadAsync(long start, CancellationToken cancellationToken) =>
        read(start, cancellationToken);

    /// <summary>
    /// A list whose parts have numbers, from 1, and cannot begin anywhere. A part of another size begins elsewhere: for each
    /// entry there is a size, not much below the most, whose part begins with it or a little before.
    /// </summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="operation">The vendor's name of the operation that lists.</param>
    /// <param name="pageSize">How many entries a part has at most: 10 or more.</param>
    /// <param name="keyOf">What tells an entry from the others.</param>
    /// <param name="readPage">Reads the part of a number, of a size.</param>
    public static ListSource<T> Numbered(
        FaceVendor vendor,
        string operation,
        int pageSize,
        Func<T, string> keyOf,
        Func<long, int, CancellationToken, ValueTask<ListPage<T>>> readPage
    )
    {
        return new ListSource<T>(vendor, operation, pageSize, keyOf, ReadFromAsync);

        async ValueTask<ListPage<T>> ReadFromAsync(long start, CancellationToken cancellationToken)
        {
            var size = BestSize(start, pageSize);
            var page = await readPage((start / size) + 1, size, cancellationToken).ConfigureAwait(false);
            var earlier = (int)(start % size);
            return earlier == 0 ? page : new ListPage<T>([.. page.Entries.Skip(earlier)], page.Total, page.IsShort);
        }
    }

    /// <summary>The size whose part has the most entries from the start on.</summary>
    private static int BestSize(long start, int most)
    {
        var best = most;
        for (var size = most - 1; size > best - (start % best); size--)
        {
            best = size - (start % size) > best - (start % best) ? size : best;
        }

        return best;
    }

    /// <summary>The failure of a list that cannot be read whole.</summary>
    public FaceListIncompleteException Incomplete(string detail) =>
        FaceListIncompleteException.Of(vendor, operation, detail);
}
