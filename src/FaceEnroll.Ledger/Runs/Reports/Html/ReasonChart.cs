namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>Why items have no face of this run: bars, and the same as a table.</summary>
internal static class ReasonChart
{
    private const int MostBars = 12;
    private const int MostRows = 200;

    /// <summary>What fits beside the count on a telephone.</summary>
    private const int MostCharacters = 38;

    private const int RowHeight = 44;

    public static void Write(PageWriter page, IReadOnlyList<ReasonCount> reasons, long total)
    {
        page.Open("section", "aria-labelledby", "reasons");
        page.Element("h2", "Reasons", "id", "reasons");
        if (reasons.Count == 0)
        {
            page.Element("p", "No item has one.", "class", "note");
        }
        else
        {
            page.Element("p", "Why items have no new face of this run.", "class", "note");
            Bars(page, reasons);
            Table(page, reasons, total);
        }

        page.Close();
    }

    private static void Bars(PageWriter page, IReadOnlyList<ReasonCount> reasons)
    {
        // One bar more is no longer than the bar of the others.
        var shown = reasons.Count <= MostBars + 1 ? reasons.Count : MostBars;
        var others = reasons.Skip(shown).Sum(reason => reason.Count);
        var most = Math.Max(others, reasons.Max(reason => reason.Count));
        var height = RowHeight * (shown + (others > 0 ? 1 : 0));
        page.Open("svg", "role", "img", "aria-labelledby", "reasons-t reasons-d", "height", PageWords.Pixels(height));
        page.Element("title", "Items by reason", "id", "reasons-t");
        page.Element(
            "desc",
            $"A bar chart. The most frequent reason is {PageWords.Of(reasons[0])}, with {PageWords.Number(reasons[0].Count)} items. "
                + "The table below has all figures.",
            "id",
            "reasons-d"
        );
        for (var i = 0; i < shown; i++)
        {
            var reason = reasons[i];
            Bar(page, i, PageWords.Of(reason), reason.VendorCode, PageWords.Color(reason.Status), reason.Count, most);
        }

        if (others > 0)
        {
            Bar(page, shown, $"{PageWords.Number(reasons.Count - shown)} other reasons", null, "open", others, most);
        }

        page.Close();
    }

    private static void Bar(PageWriter page, int row, string name, string? code, string color, long count, long most)
    {
        var top = row * RowHeight;
        page.Open("text", "x", "0", "y", PageWords.Pixels(top + 14));
        page.Text(PageWords.Cut(name, MostCharacters));
        if (!string.IsNullOrEmpty(code) && name.Length + 4 < MostCharacters)
        {
            page.Element("tspan", PageWords.Cut(code, MostCharacters - name.Length), "class", "quiet", "dx", "8");
        }

        page.Close();
        page.Element(
            "text",
            PageWords.Number(count),
            "x",
            "100%",
            "y",
            PageWords.Pixels(top + 14),
            "text-anchor",
            "end"
        );
        Rectangle(page, "track", 100, top);
        // A single item among millions is still to be seen.
        Rectangle(page, $"bar {color}", most == 0 ? 0 : Math.Max(0.4, 100.0 * count / most), top);
    }

    private static void Rectangle(PageWriter page, string style, double width, int top)
    {
        page.Open(
            "rect",
            "class",
            style,
            "x",
            "0",
            "y",
            PageWords.Pixels(top + 21),
            "width",
            PageWords.Share(width),
            "height",
            "10",
            "rx",
            "2"
        );
        page.Close();
    }

    private static void Table(PageWriter page, IReadOnlyList<ReasonCount> reasons, long total)
    {
        page.Open("table");
        page.Element("caption", "The same as a table. The share is that of all items.");
        page.Open("thead");
        page.Open("tr");
        page.Element("th", "State", "scope", "col");
        page.Element("th", "Reason", "scope", "col");
        page.Element("th", "Items", "scope", "col", "class", "number");
        page.Element("th", "Share", "scope", "col", "class", "number");
        page.Close();
        page.Close();
        page.Open("tbody");
        foreach (var reason in reasons.Take(MostRows))
        {
            page.Open("tr");
            page.Open("td");
            State(page, reason.Status);
            page.Close();
            page.Open("td");
            page.Text(PageWords.Why(reason));
            if (!string.IsNullOrEmpty(reason.VendorCode))
            {
                page.Element("span", reason.VendorCode, "class", "code");
            }

            page.Close();
            page.Element("td", PageWords.Number(reason.Count), "class", "number");
            page.Element("td", PageWords.Percent(reason.Count, total), "class", "number");
            page.Close();
        }

        page.Close();
        page.Close();
        if (reasons.Count > MostRows)
        {
            page.Element(
                "p",
                $"{PageWords.Number(reasons.Count - MostRows)} rarer reasons are not shown.",
                "class",
                "note"
            );
        }
    }

    /// <summary>A state with its color, which never stands alone.</summary>
    public static void State(PageWriter page, FaceRunEntryStatus status)
    {
        page.Open("span", "class", "state");
        page.Element("span", "", "class", $"dot {PageWords.Color(status)}");
        page.Text(PageWords.Of(status));
        page.Close();
    }
}
