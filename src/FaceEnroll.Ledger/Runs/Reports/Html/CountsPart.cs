namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>The counts of a run, and how they share its items.</summary>
internal static class CountsPart
{
    public static void Write(PageWriter page, FaceRunSummary run)
    {
        page.Open("section", "aria-labelledby", "counts");
        page.Element("h2", "Items", "id", "counts");
        page.Element("p", Words(run), "class", "note");
        (FaceRunEntryStatus Status, long Count, bool IsAlways)[] parts =
        [
            (FaceRunEntryStatus.Enrolled, run.Enrolled, true),
            (FaceRunEntryStatus.AlreadyEnrolled, run.AlreadyEnrolled, true),
            (FaceRunEntryStatus.Repeated, run.Repeated, false),
            (FaceRunEntryStatus.Refused, run.Refused, true),
            (FaceRunEntryStatus.Undecidable, run.Undecidable, true),
            (FaceRunEntryStatus.Canceled, run.Canceled, false),
            (FaceRunEntryStatus.Waiting, run.Waiting, false),
            (FaceRunEntryStatus.Pending, run.Pending, false),
        ];
        Strip(page, parts, run.Total);
        page.Open("dl", "class", "counts");
        Count(page, "In all", null, run.Total, null);
        foreach (var (status, count, isAlways) in parts)
        {
            if (isAlways || count > 0)
            {
                Count(page, PageWords.Of(status), PageWords.Color(status), count, PageWords.Percent(count, run.Total));
            }
        }

        page.Close();
        page.Close();
    }

    private static string Words(FaceRunSummary run)
    {
        var words =
            run.Total == 0 ? "The run has no items."
            : run.Done == run.Total ? "Every item has its result."
            : $"{PageWords.Number(run.Done)} of {PageWords.Number(run.Total)} have their result.";
        return run.IsPlanned ? words : $"{words} The source was not read to its end yet: there may be more items.";
    }

    private static void Strip(
        PageWriter page,
        (FaceRunEntryStatus Status, long Count, bool IsAlways)[] parts,
        long total
    )
    {
        page.Open("svg", "role", "img", "aria-labelledby", "counts-t counts-d", "height", "14", "class", "strip");
        page.Element("title", "How the items ended", "id", "counts-t");
        page.Element(
            "desc",
            string.Join(
                ", ",
                parts
                    .Where(part => part.Count > 0)
                    .Select(part => $"{PageWords.Of(part.Status)} {PageWords.Percent(part.Count, total)}")
                    .DefaultIfEmpty("No items")
            ),
            "id",
            "counts-d"
        );
        Piece("track", 0, 100);
        var left = 0L;
        foreach (var (status, count, _) in parts)
        {
            if (count > 0)
            {
                Piece($"bar {PageWords.Color(status)}", 100.0 * left / total, 100.0 * count / total);
                left += count;
            }
        }

        page.Close();

        void Piece(string style, double at, double width)
        {
            page.Open(
                "rect",
                "class",
                style,
                "x",
                PageWords.Share(at),
                "y",
                "0",
                "width",
                PageWords.Share(width),
                "height",
                "14"
            );
            page.Close();
        }
    }

    private static void Count(PageWriter page, string name, string? color, long count, string? share)
    {
        page.Open("div");
        page.Open("dt");
        if (color is not null)
        {
            page.Element("span", "", "class", $"dot {color}");
        }

        page.Text(name);
        page.Close();
        page.Open("dd");
        page.Text(PageWords.Number(count));
        if (share is not null && count > 0)
        {
            page.Element("small", share);
        }

        page.Close();
        page.Close();
    }
}
