using System.Buffers;
using System.Globalization;
using System.Text;

namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>A line per item, for a spreadsheet.</summary>
internal static class CsvReport
{
    private const string Header =
        "number,line,person,picture,library,status,kind,code,reason,face,attempts,finished\r\n";

    /// <summary>Other delimiters too: whoever splits at them must find no cell within a cell.</summary>
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",;\t\"\r\n");

    public static async Task WriteAsync(
        IAsyncEnumerable<FaceRunEntry> entries,
        FaceRunFilter? filter,
        ReportBuffer buffer,
        CancellationToken cancellationToken
    )
    {
        // The byte order mark tells a spreadsheet that it is UTF-8.
        var writer = new StreamWriter(buffer, new UTF8Encoding(true), leaveOpen: true);
        await using var _ = writer.ConfigureAwait(false);
        writer.Write(Header);
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (ReportEntries.Fits(filter, entry))
            {
                Write(writer, entry);
                writer.Flush();
                await buffer.SendIfFullAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Write(StreamWriter writer, FaceRunEntry entry)
    {
        writer.Write(entry.Number.ToString(CultureInfo.InvariantCulture));
        Cell(writer, entry.Line == 0 ? null : entry.Line.ToString(CultureInfo.InvariantCulture));
        Cell(writer, entry.PersonId);
        Cell(writer, entry.Picture);
        Cell(writer, entry.LibraryId);
        Cell(writer, entry.Status.ToString());
        Cell(writer, entry.Kind == FaceEnrollmentErrorKind.None ? null : entry.Kind.ToString());
        Cell(writer, entry.VendorCode);
        Cell(writer, entry.Reason);
        Cell(writer, entry.FaceId);
        Cell(writer, entry.Attempts.ToString(CultureInfo.InvariantCulture));
        Cell(writer, entry.FinishedAt is { } finished ? ReportTime.Iso(finished) : null);
        writer.Write("\r\n");
    }

    private static void Cell(StreamWriter writer, string? text)
    {
        writer.Write(',');
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        // A spreadsheet takes such a cell for a formula, also when it is quoted; with an apostrophe it is text. The last four are the
        // wide forms of the first.
        var isFormula =
            text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
        if (!isFormula && text.AsSpan().IndexOfAny(s_quoted) < 0)
        {
            writer.Write(text);
            return;
        }

        writer.Write(isFormula ? "\"'" : "\"");
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
