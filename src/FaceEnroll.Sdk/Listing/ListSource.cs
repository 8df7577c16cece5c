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

    /// <summary>The same list, whose parts have numbers, from 1, and cannot begin anywhere.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="operation">The vendor's name of the operation that lists.</param>
    /// <param name="pageSize">How many entries a part has.</param>
    /// <param name="keyOf">What tells an entry from the others.</param>
    /// <param name="readPage">Reads the part of a number.</param>
    public static ListSource<T> Numbered(
        FaceVendor vendor,
        string operation,
        int pageSize,
        Func<T, string> keyOf,
        Func<long, CancellationToken, ValueTask<ListPage<T>>> readPage
    )
    {
        return new ListSource<T>(vendor, operation, pageSize, keyOf, ReadFromAsync);

        async ValueTask<ListPage<T>> ReadFromAsync(long start, CancellationToken cancellationToken)
        {
            // A whole part, or one after the last entry of the part before: that one is read again, after the part, so
            // that it shows whether the list moved since.
            var isWhole = start % pageSize == 0;
            var begin = isWhole ? start : start + 1;
            var number = (begin / pageSize) + 1;
            var page = await readPage(number, cancellationToken).ConfigureAwait(false);
            if (page.IsShort && page.Total > begin + page.Entries.Count)
            {
                throw Incomplete(
                    vendor,
                    operation,
                    "The vendor gives shorter parts of the list than it is asked for: set ListPageSize to fewer."
                );
            }

            if (isWhole)
            {
                return page;
            }

            var before = await readPage(number - 1, cancellationToken).ConfigureAwait(false);
            var last = before.Entries.Count;
            return last == 0
                ? new ListPage<T>([], page.Total, page.IsShort)
                : new ListPage<T>([before.Entries[last - 1], .. page.Entries], page.Total, page.IsShort);
        }
    }

    /// <summary>The failure of a list that cannot be read whole.</summary>
    public FaceListIncompleteException Incomplete(string detail) => Incomplete(vendor, operation, detail);

    private static FaceListIncompleteException Incomplete(FaceVendor vendor, string operation, string detail) =>
        new(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.Conflict,
                FaceEnrollmentCertainty.NotApplied
            )
            {
                Detail = detail,
            }
        );
}
