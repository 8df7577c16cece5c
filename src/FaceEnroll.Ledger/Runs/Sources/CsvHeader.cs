using FaceEnroll.Ledger.Runs.Sources.Lines;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>The header of a CSV file: its delimiter, and what its columns are for.</summary>
internal sealed class CsvHeader
{
    /// <summary>The first one by which the header has its columns is taken.</summary>
    private const string Delimiters = ",;\t";

    private CsvHeader(char delimiter, IReadOnlyList<SourceColumn> columns, int width)
    {
        Delimiter = delimiter;
        Columns = columns;
        Width = width;
    }

    public char Delimiter { get; }

    /// <summary>The columns that have names, in their order.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>How many columns there are, with those without names at the end.</summary>
    public int Width { get; }

    /// <summary>The delimiter that Excel's first line names, as in <c>sep=;</c>; null where the line is another one.</summary>
    /// <exception cref="FaceRunException">It names another delimiter than a comma, a semicolon or a tab.</exception>
    public static char? Separator(TextLine line, string file) =>
        line is not { Number: 1, Text: { } text } || !text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null
        : text.Length == 5 && Delimiters.Contains(text[4]) ? text[4]
        : throw new FaceRunException($"The first line of {file} names a delimiter that is no comma, semicolon or tab.");

    /// <summary>Understands a header line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="separator">The delimiter, where the file names it.</param>
    /// <param name="columns">The columns that may be there.</param>
    /// <param name="vendor">The vendor whose parameters may be columns.</param>
    /// <param name="file">The file's name.</param>
    /// <exception cref="FaceRunException">It is wrong.</exception>
    public static CsvHeader Parse(TextLine line, char? separator, SourceColumns columns, FaceVendor vendor, string file)
    {
        var text = Checked(line, file);
        var fields = new CsvFields();
        var (delimiter, fault) = Choose(text, separator, columns, fields);
        if (fault is not null)
        {
            throw new FaceRunException($"The header of {file} is wrong: {fault}");
        }

        List<string> names = [.. fields.Fields.Select(name => name.Trim())];
        var width = names.Count;
        // Excel writes empty columns at the end where there was something once.
        while (names is [.., ""])
        {
            names.RemoveAt(names.Count - 1);
        }

        Require(names, columns, vendor, file);
        var found = names.ConvertAll(name => columns.Find(vendor, name));
        Refuse(names, found, columns, vendor, file);
        return new CsvHeader(delimiter, found, width);
    }

    /// <exception cref="FaceRunException">The line is no text, or the text of another encoding.</exception>
    private static string Checked(TextLine line, string file)
    {
        if (line.Text is not { } text)
        {
            throw new FaceRunException($"The header of {file} cannot be read. {line.Fault}");
        }

        SourceEncoding.Check(text, file);
        return text.Contains('\r')
            ? throw new FaceRunException($"The lines of {file} end with CR alone: save it with LF or CR LF.")
            : text;
    }

    private static (char Delimiter, string? Fault) Choose(
        string text,
        char? separator,
        SourceColumns columns,
        CsvFields fields
    )
    {
        var most = (Count: -1, Delimiter: Delimiters[0]);
        foreach (var delimiter in separator is { } named ? named.ToString() : Delimiters)
        {
            var isRead = fields.Read(text, delimiter) is null;
            if (isRead && Has(columns.Person) && Has(columns.Picture))
            {
                return (delimiter, null);
            }

            if (fields.Fields.Count > most.Count)
            {
                most = (fields.Fields.Count, delimiter);
            }
        }

        // None fits: what is wrong is said by the one that has the most columns.
        return (most.Delimiter, fields.Read(text, most.Delimiter));

        bool Has(string name) =>
            fields.Fields.Any(field => field.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// The names of a header are nothing personal, but a first line without the columns that must be there may be no header at all:
    /// nothing of it is shown then.
    /// </summary>
    private static void Require(List<string> names, SourceColumns columns, FaceVendor vendor, string file)
    {
        List<string> missing =
        [
            .. new[] { columns.Person, columns.Picture }.Except(names, StringComparer.OrdinalIgnoreCase),
        ];
        if (missing.Count > 0)
        {
            throw new FaceRunException(
                $"{file} lacks {(missing.Count == 1 ? "the column" : "the columns")} {SourceWords.List(missing)}. Its first line must "
                    + $"name its columns, separated by commas, semicolons or tabs. {Known(columns, vendor)}"
            );
        }
    }

    private static void Refuse(
        List<string> names,
        List<SourceColumn> found,
        SourceColumns columns,
        FaceVendor vendor,
        string file
    )
    {
        if (names.IndexOf("") is var blank and >= 0)
        {
            throw new FaceRunException(FormattableString.Invariant($"Column {blank + 1} of {file} has no name."));
        }

        List<string> twice =
        [
            .. names
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key),
        ];
        if (twice.Count > 0)
        {
            throw new FaceRunException($"{file} has more than one column {SourceWords.List(twice)}.");
        }

        List<string> unknown = [.. names.Where((_, index) => found[index].Use == SourceColumnUse.Unknown)];
        if (unknown.Count > 0)
        {
            throw new FaceRunException(
                $"{file} has {(unknown.Count == 1 ? "a column" : "columns")} that nobody knows: {SourceWords.List(unknown)}. "
                    + $"{Known(columns, vendor)} Others can be ignored, if that is said."
            );
        }
    }

    private static string Known(SourceColumns columns, FaceVendor vendor) =>
        $"Known for {vendor}: {string.Join(", ", columns.Known(vendor).Select(SourceWords.Shown))}.";
}
