namespace FaceEnroll.Ledger;

/// <summary>How a report is written.</summary>
public enum FaceRunReportFormat
{
    /// <summary>A line per item, for a spreadsheet: UTF-8 with a byte order mark. Cells that a spreadsheet would take for formulas are prefixed.</summary>
    Csv = 0,

    /// <summary>A JSON object per line and item.</summary>
    JsonLines,

    /// <summary>One self-contained page: counts, reasons and rate as charts, and what failed and why.</summary>
    Html,
}
