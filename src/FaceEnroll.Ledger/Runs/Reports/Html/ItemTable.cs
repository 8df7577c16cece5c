using System.Globalization;

namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>The list of items. On a telephone each row becomes a card, whose cells name their columns.</summary>
internal sealed class ItemTable(PageWriter page, bool hasPictures)
{
    private bool _isOpen;

    /// <summary>Writes a row, and the head before the first one.</summary>
    /// <param name="entry">The item.</param>
    /// <param name="thumbnail">Its picture as a small JPEG; null where there is none.</param>
    public void Row(FaceRunEntry entry, byte[]? thumbnail)
    {
        if (!_isOpen)
        {
            Head();
        }

        page.Open("tr");
        if (hasPictures)
        {
            Cell("Face");
            if (thumbnail is { Length: > 0 })
            {
                page.Jpeg(thumbnail, $"Picture of item {entry.Number.ToString(CultureInfo.InvariantCulture)}");
            }

            page.Close();
        }

        Cell("Number");
        page.Text(PageWords.Number(entry.Number));
        Below(entry.Line == 0 ? null : $"line {PageWords.Number(entry.Line)}");
        page.Close();
        Cell("Person");
        Own(entry.PersonId);
        Below(string.IsNullOrEmpty(entry.LibraryId) ? null : $"in {entry.LibraryId}");
        page.Close();
        Cell("Picture");
        Own(entry.Picture);
        page.Close();
        Cell("State");
        ReasonChart.State(page, entry.Status);
        page.Close();
        Cell("Why");
        Why(entry);
        page.Close();
        Cell("Tries", "number");
        page.Text(entry.Attempts == 0 ? null : PageWords.Number(entry.Attempts));
        page.Close();
        Cell("Time (UTC)", "time");
        When(entry);
        page.Close();
        page.Close();
    }

    /// <summary>Closes the table, where there was a row.</summary>
    public void End()
    {
        if (_isOpen)
        {
            page.Close();
            page.Close();
        }
    }

    private void Head()
    {
        _isOpen = true;
        page.Open("table", "class", "items");
        page.Open("thead");
        page.Open("tr");
        if (hasPictures)
        {
            page.Element("th", "Face", "scope", "col");
        }

        foreach (var name in (string[])["Number", "Person", "Picture", "State", "Why"])
        {
            page.Element("th", name, "scope", "col");
        }

        page.Element("th", "Tries", "scope", "col", "class", "number");
        page.Element("th", "Time (UTC)", "scope", "col");
        page.Close();
        page.Close();
        page.Open("tbody");
    }

    private void Cell(string label, string? style = null) => page.Open("td", "class", style, "data-label", label);

    /// <summary>Text of somebody's own, which may be written from right to left without turning its neighbors around.</summary>
    private void Own(string text)
    {
        if (text.Length > 0)
        {
            page.Element("bdi", text);
        }
    }

    private void Below(string? text)
    {
        if (text is not null)
        {
            page.Element("bdi", text, "class", "code");
        }
    }

    private void Why(FaceRunEntry entry)
    {
        var kind = PageWords.Of(entry.Kind);
        page.Text(string.IsNullOrEmpty(entry.Reason) ? kind : entry.Reason);
        var code =
            string.IsNullOrEmpty(entry.Reason) || kind.Length == 0 ? entry.VendorCode
            : string.IsNullOrEmpty(entry.VendorCode) ? kind
            : $"{kind} · {entry.VendorCode}";
        Below(string.IsNullOrEmpty(code) ? null : code);
    }

    private void When(FaceRunEntry entry)
    {
        if ((entry.FinishedAt ?? entry.NotBefore) is not { } time)
        {
            return;
        }

        page.Element("time", ReportTime.Shown(time), "datetime", ReportTime.Iso(time));
        Below(entry.FinishedAt is null ? "next try" : null);
    }
}
