namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>How many items got their results over time: columns, and the same as a table.</summary>
internal static class RateChart
{
    private const int MostColumns = 120;

    /// <summary>Pixels from the top to the end of the axis and to zero.</summary>
    private const int Top = 40;
    private const int Base = 200;

    /// <summary>Where the columns begin, in percent: the axis has its words before.</summary>
    private const double Left = 8;

    public static void Write(PageWriter page, IReadOnlyList<RateBucket> rate)
    {
        page.Open("section", "aria-labelledby", "rate");
        page.Element("h2", "Rate", "id", "rate");
        if (rate.Count == 0)
        {
            page.Element("p", "No item has a result yet.", "class", "note");
        }
        else
        {
            var columns = Merged(rate);
            var scale = RateScale.For(columns.Max(PerSecond));
            page.Element("p", $"Items with a result {scale.Unit}, over time.", "class", "note");
            Plot(page, columns, scale);
            Legend(page);
            Table(page, columns, scale);
        }

        page.Close();
    }

    /// <summary>Neighbors together, so that each column is wide enough to be seen.</summary>
    internal static List<RateBucket> Merged(IReadOnlyList<RateBucket> rate)
    {
        var together = (rate.Count + MostColumns - 1) / MostColumns;
        return
        [
            .. rate.Chunk(together)
                .Select(chunk => new RateBucket(
                    chunk[0].Start,
                    chunk.Aggregate(TimeSpan.Zero, (sum, bucket) => sum + bucket.Length),
                    chunk.Sum(bucket => bucket.Enrolled),
                    chunk.Sum(bucket => bucket.Others)
                )),
        ];
    }

    private static double PerSecond(RateBucket bucket) =>
        bucket.Length > TimeSpan.Zero ? (bucket.Enrolled + bucket.Others) / bucket.Length.TotalSeconds : 0;

    private static void Plot(PageWriter page, List<RateBucket> columns, RateScale scale)
    {
        var end = columns[^1].Start + columns[^1].Length;
        var highest = columns.MaxBy(PerSecond);
        page.Open("svg", "role", "img", "aria-labelledby", "rate-t rate-d", "height", "244");
        page.Element("title", $"Items with a result {scale.Unit}", "id", "rate-t");
        page.Element(
            "desc",
            $"Columns over time from {ReportTime.Shown(columns[0].Start)} to {ReportTime.Shown(end)} UTC. The highest is "
                + $"{PageWords.Short(scale.Of(highest.Enrolled + highest.Others, highest.Length))} {scale.Unit}, from "
                + $"{ReportTime.Shown(highest.Start)} on. The table below has all figures.",
            "id",
            "rate-d"
        );
        page.Element("text", $"Items {scale.Unit}", "class", "quiet", "x", "0", "y", "12");
        for (var i = 0; i <= scale.Steps; i++)
        {
            Rule(page, i == 0 ? "base" : "rule", Height(scale.Step * i));
        }

        var slot = (100 - Left) / columns.Count;
        for (var i = 0; i < columns.Count; i++)
        {
            var enrolled = scale.Of(columns[i].Enrolled, columns[i].Length);
            var others = scale.Of(columns[i].Others, columns[i].Length);
            // A single column would be a wall.
            var width = Math.Min(slot * 0.82, 12);
            var left = Left + (slot * i) + ((slot - width) / 2);
            Column(page, "bar enrolled", left, width, 0, enrolled);
            Column(page, "bar canceled", left, width, enrolled, enrolled + others);
        }

        // After the columns: words stay legible where both meet.
        for (var i = 0; i <= scale.Steps; i++)
        {
            var label = PageWords.Short(scale.Step * i);
            page.Element(
                "text",
                label,
                "class",
                "quiet scale",
                "x",
                "0",
                "y",
                PageWords.Pixels(Height(scale.Step * i) - 4)
            );
        }

        var format = TimeFormat(columns[0].Start, end);
        Time(page, columns[0].Start, format, Left, "start");
        Time(page, columns[0].Start + ((end - columns[0].Start) / 2), format, (100 + Left) / 2, "middle");
        Time(page, end, format, 100, "end");
        page.Element(
            "text",
            Days(columns[0].Start, end),
            "class",
            "quiet",
            "x",
            PageWords.Share((100 + Left) / 2),
            "y",
            "238",
            "text-anchor",
            "middle"
        );
        page.Close();

        double Height(double value) => Base - ((Base - Top) * value / scale.Most);

        void Column(PageWriter to, string style, double left, double width, double from, double until)
        {
            if (until > from)
            {
                to.Open(
                    "rect",
                    "class",
                    style,
                    "x",
                    PageWords.Share(left),
                    "y",
                    PageWords.Pixels(Height(until)),
                    "width",
                    PageWords.Share(width),
                    "height",
                    PageWords.Pixels(Math.Max(1, Height(from) - Height(until)))
                );
                to.Close();
            }
        }
    }

    private static void Rule(PageWriter page, string style, double y)
    {
        var at = PageWords.Pixels(y);
        page.Open("line", "class", style, "x1", "0", "x2", "100%", "y1", at, "y2", at);
        page.Close();
    }

    private static void Time(PageWriter page, DateTimeOffset time, string format, double x, string anchor) =>
        page.Element(
            "text",
            ReportTime.Text(time, format),
            "class",
            "quiet",
            "x",
            PageWords.Share(x),
            "y",
            "218",
            "text-anchor",
            anchor
        );

    /// <summary>As short as still tells the times apart.</summary>
    private static string TimeFormat(DateTimeOffset start, DateTimeOffset end) =>
        start.UtcDateTime.Date != end.UtcDateTime.Date ? "MM-dd HH:mm"
        : end - start < TimeSpan.FromMinutes(10) ? "HH:mm:ss"
        : "HH:mm";

    private static string Days(DateTimeOffset start, DateTimeOffset end)
    {
        const string Day = "yyyy-MM-dd";
        var (first, last) = (ReportTime.Text(start, Day), ReportTime.Text(end, Day));
        return first == last ? $"Time (UTC), {first}" : $"Time (UTC), {first} to {last}";
    }

    private static void Legend(PageWriter page)
    {
        page.Open("ul", "class", "legend");
        Entry("enrolled", "Enrolled");
        Entry("canceled", "Other results");
        page.Close();

        void Entry(string color, string words)
        {
            page.Open("li");
            page.Element("span", "", "class", $"dot {color}");
            page.Text(words);
            page.Close();
        }
    }

    private static void Table(PageWriter page, List<RateBucket> columns, RateScale scale)
    {
        page.Open("details");
        page.Element("summary", "The same as a table");
        page.Open("table");
        page.Open("thead");
        page.Open("tr");
        page.Element("th", "From (UTC)", "scope", "col");
        page.Element("th", "Enrolled", "scope", "col", "class", "number");
        page.Element("th", "Other results", "scope", "col", "class", "number");
        page.Element("th", $"Items {scale.Unit}", "scope", "col", "class", "number");
        page.Close();
        page.Close();
        page.Open("tbody");
        foreach (var bucket in columns)
        {
            page.Open("tr");
            page.Element("td", ReportTime.Shown(bucket.Start));
            page.Element("td", PageWords.Number(bucket.Enrolled), "class", "number");
            page.Element("td", PageWords.Number(bucket.Others), "class", "number");
            var value = scale.Of(bucket.Enrolled + bucket.Others, bucket.Length);
            page.Element("td", PageWords.Short(value), "class", "number");
            page.Close();
        }

        page.Close();
        page.Close();
        page.Close();
    }
}
