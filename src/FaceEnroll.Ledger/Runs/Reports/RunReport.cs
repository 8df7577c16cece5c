using FaceEnroll.Ledger.Runs.Reports.Html;

namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>Writes what became of a run.</summary>
internal static class RunReport
{
    private const int MostListed = 100_000;

    /// <summary>Writes a report as its items come: memory is the same for any number of them.</summary>
    /// <param name="data">The run as a whole.</param>
    /// <param name="entries">Its items, in their order; <see cref="ReportEntries.Filter"/> says which are listed, and others are passed over.</param>
    /// <param name="format">The form.</param>
    /// <param name="options">What it shows.</param>
    /// <param name="output">Where it is written to, asynchronously only; it stays open.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The format, or how many items are to be listed.</exception>
    public static async Task WriteAsync(
        ReportData data,
        IAsyncEnumerable<FaceRunEntry> entries,
        FaceRunReportFormat format,
        FaceRunReportOptions options,
        Stream output,
        CancellationToken ct
    )
    {
        if (options.MostListed is < 0 or > MostListed)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "MostListed must be 0 to 100,000.");
        }

        var filter = ReportEntries.Filter(format, options);
        using var buffer = new ReportBuffer(output);
        await (
            format switch
            {
                FaceRunReportFormat.Csv => CsvReport.WriteAsync(entries, filter, buffer, ct),
                FaceRunReportFormat.JsonLines => JsonLinesReport.WriteAsync(entries, filter, buffer, ct),
                FaceRunReportFormat.Html => HtmlReport.WriteAsync(data, entries, options, buffer, ct),
                _ => throw new ArgumentOutOfRangeException(nameof(format)),
            }
        ).ConfigureAwait(false);
        await buffer.EndAsync(ct).ConfigureAwait(false);
    }
}
