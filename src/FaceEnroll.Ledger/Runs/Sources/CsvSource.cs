using System.Runtime.CompilerServices;
using FaceEnroll.Ledger.Runs.Sources.Lines;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>A CSV file with a header line.</summary>
internal sealed class CsvSource : FaceRunSource
{
    private readonly string _path;
    private readonly SourceColumns _columns;

    /// <exception cref="ArgumentException">The path is null or empty, or the columns contradict each other.</exception>
    public CsvSource(string path, string? pictures, FaceRunColumns? columns)
    {
        (_path, Pictures) = SourcePaths.Of(path, pictures);
        _columns = new SourceColumns(columns);
    }

    internal override string Pictures { get; }

    internal override string Fingerprint => SourcePaths.Fingerprint(_path, _columns.ToString());

    internal override async IAsyncEnumerable<SourceLine> ReadAsync(
        FaceVendor vendor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var file = SourceFile.Open(_path);
        await using var _ = file.ConfigureAwait(false);
        var fields = new CsvFields();
        var draft = new ItemDraft(vendor);
        CsvHeader? header = null;
        char? separator = null;
        await foreach (var line in TextLines.ReadAsync(file, cancellationToken).ConfigureAwait(false))
        {
            if (line.IsBlank)
            {
                continue;
            }

            if (header is not null)
            {
                if (Item(line, header, fields, draft) is { } item)
                {
                    yield return item;
                }
            }
            else if (CsvHeader.Separator(line, file.Name) is { } named)
            {
                separator = named;
            }
            else
            {
                header = CsvHeader.Parse(line, separator, _columns, vendor, file.Name);
            }
        }

        if (header is null)
        {
            throw new FaceRunException($"{file.Name} is empty: its first line must name its columns.");
        }
    }

    /// <summary>What a line says; null where all its cells are empty, as spreadsheets write rows that were cleared.</summary>
    private static SourceLine? Item(TextLine line, CsvHeader header, CsvFields fields, ItemDraft draft)
    {
        if (line.Text is not { } text)
        {
            return new SourceLine(line.Number, null, line.Fault);
        }

        if (fields.Read(text, header.Delimiter) is { } fault)
        {
            return new SourceLine(line.Number, null, fault);
        }

        var cells = fields.Fields;
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        var named = header.Columns.Count;
        if (cells.Count < named || cells.Count > header.Width)
        {
            return new SourceLine(
                line.Number,
                null,
                FormattableString.Invariant($"The line has {cells.Count} fields, the header has {named}.")
            );
        }

        if (cells.Skip(named).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            return new SourceLine(line.Number, null, "The line has a value in a column without a name.");
        }

        draft.Clear();
        for (var i = 0; i < named; i++)
        {
            draft.Set(header.Columns[i], cells[i]);
        }

        return draft.Finish(line.Number);
    }
}
