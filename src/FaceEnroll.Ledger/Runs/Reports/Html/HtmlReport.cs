namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>One page that needs nothing but itself: no script, no other file, no network.</summary>
internal static class HtmlReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static async Task WriteAsync(
        ReportData data,
        IAsyncEnumerable<FaceRunEntry> entries,
        FaceRunReportOptions options,
        ReportBuffer buffer,
        CancellationToken cancellationToken
    )
    {
        using var page = new PageWriter(buffer);
        page.Open("html", "lang", "en");
        Head(page, data.Summary);
        page.Open("body");
        page.Open("main");
        Title(page, data.Summary);
        CountsPart.Write(page, data.Summary);
        ReasonChart.Write(page, data.Reasons, data.Summary.Total);
        RateChart.Write(page, data.Rate);
        await ListAsync(page, entries, options, buffer, cancellationToken).ConfigureAwait(false);
        page.Element(
            "footer",
            "This page holds ids of people, names of files and reasons: personal data. Keep it as such, and delete it when it is no longer needed."
        );
        page.Close();
        page.Close();
        page.Close();
        page.Flush();
    }

    private static void Head(PageWriter page, FaceRunSummary run)
    {
        page.Open("head");
        page.Void("meta", "charset", "utf-8");
        page.Void("meta", "http-equiv", "Content-Security-Policy", "content", Policy);
        page.Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.Void("meta", "name", "referrer", "content", "no-referrer");
        page.Void("meta", "name", "robots", "content", "noindex");
        page.Element("title", $"{run.Name} · Enrollment run");
        page.Element("style", PageStyle.Css);
        page.Close();
    }

    private static void Title(PageWriter page, FaceRunSummary run)
    {
        page.Open("header");
        page.Element("h1", run.Name);
        page.Element("p", $"{PageWords.Of(run)} · {run.Vendor}, registration {run.Registration}", "class", "sub");
        var now = DateTimeOffset.UtcNow;
        page.Element(
            "p",
            $"Begun {ReportTime.Shown(run.StartedAt)}, reported {ReportTime.Shown(now)} UTC",
            "class",
            "sub"
        );
        page.Close();
        if (!string.IsNullOrEmpty(run.Reason))
        {
            page.Open("section", "class", "alert", "aria-labelledby", "stopped");
            page.Element("h2", "Why it stands", "id", "stopped");
            page.Element("p", run.Reason);
            page.Close();
        }
    }

    private static async Task ListAsync(
        PageWriter page,
        IAsyncEnumerable<FaceRunEntry> entries,
        FaceRunReportOptions options,
        ReportBuffer buffer,
        CancellationToken cancellationToken
    )
    {
        var filter = ReportEntries.Filter(FaceRunReportFormat.Html, options);
        var isFiltered = options.Filter is not null;
        page.Open("section", "class", "list", "aria-labelledby", "list");
        page.Element("h2", isFiltered ? "Items that were asked for" : "What is not enrolled, and why", "id", "list");
        var table = new ItemTable(page, options.Thumbnail is not null);
        var count = 0L;
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!ReportEntries.Fits(filter, entry) || ++count > options.MostListed)
            {
                continue;
            }

            table.Row(entry, await ThumbnailAsync(options, entry, cancellationToken).ConfigureAwait(false));
            page.Flush();
            await buffer.SendIfFullAsync(cancellationToken).ConfigureAwait(false);
        }

        table.End();
        if (count == 0)
        {
            page.Element("p", isFiltered ? "There is none." : "There is nothing to list.", "class", "note");
        }
        else if (count > options.MostListed)
        {
            var left = count - options.MostListed;
            page.Element(
                "p",
                $"{PageWords.Number(left)} more {(left == 1 ? "is" : "are")} not listed. The reports as CSV and JSON lines list all.",
                "class",
                "note more"
            );
        }

        page.Close();
    }

    /// <summary>A picture that cannot be shown, for whatever reason, must not cost the report.</summary>
    private static async ValueTask<byte[]?> ThumbnailAsync(
        FaceRunReportOptions options,
        FaceRunEntry entry,
        CancellationToken cancellationToken
    )
    {
        if (options.Thumbnail is null)
        {
            return null;
        }

        try
        {
            return await options.Thumbnail(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
