using FaceEnroll.Ledger.Runs.Sources;

namespace FaceEnroll.Ledger;

/// <summary>Where a run's items come from.</summary>
/// <remarks>It is read from its beginning each time a run is started with it. Immutable.</remarks>
public abstract class FaceRunSource
{
    private protected FaceRunSource() { }

    /// <summary>
    /// A CSV file with a header line. Commas, semicolons or tabs, as the header has them; UTF-8 or UTF-16, by its byte order mark;
    /// fields with quotes as in RFC 4180, but within one line.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="pictures">The folder of the pictures; null (default) for the file's own folder.</param>
    /// <param name="columns">The columns; null (default) for their usual names.</param>
    /// <exception cref="ArgumentException">
    /// The path is null or empty, or a column has no name, another one's name, or must be there and is to be ignored.
    /// </exception>
    public static FaceRunSource Csv(string path, string? pictures = null, FaceRunColumns? columns = null) =>
        new CsvSource(path, pictures, columns);

    /// <summary>
    /// A file with a JSON object per line, whose members are named like the columns of a CSV file. UTF-8 or UTF-16, by its byte
    /// order mark.
    /// </summary>
    /// <inheritdoc cref="Csv"/>
    public static FaceRunSource JsonLines(string path, string? pictures = null, FaceRunColumns? columns = null) =>
        new JsonLinesSource(path, pictures, columns);

    /// <summary>
    /// A folder of pictures: <c>{person}.jpg</c>, and <c>{person}/{anything}.jpg</c> for several pictures of one person. Files of
    /// other kinds than pictures are left out.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    public static FaceRunSource Folder(string path) => new FolderSource(path);

    /// <summary>Any items.</summary>
    /// <param name="items">
    /// The items. They must come again from the beginning, and with the same <see cref="FaceRunItem.Picture"/>, when the run is
    /// started once more; what is known already is passed over.
    /// </param>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public static FaceRunSource From(IAsyncEnumerable<FaceRunItem> items) => new ItemSource(items);

    /// <summary>The folder of the pictures, as a full path; null where items name them otherwise.</summary>
    internal abstract string? Pictures { get; }

    /// <summary>
    /// What shows that the source is the very one that was read before, so that it need not be read again; empty where nothing does.
    /// </summary>
    internal virtual string Fingerprint => "";

    /// <summary>Reads the source.</summary>
    /// <param name="vendor">The vendor whose parameters columns may name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Its lines, also those that are wrong.</returns>
    /// <exception cref="FaceRunException">Nothing of it can be read: there is no such file, or its header is wrong.</exception>
    internal abstract IAsyncEnumerable<SourceLine> ReadAsync(FaceVendor vendor, CancellationToken cancellationToken);
}
