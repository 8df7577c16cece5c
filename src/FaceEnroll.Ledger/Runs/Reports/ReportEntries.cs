namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>Which items a report lists.</summary>
internal static class ReportEntries
{
    /// <summary>
    /// What a page lists unless it is asked for something else: what is not enrolled, and was to be. Items whose turn has not come
    /// have no reason yet, and would stand before those that have.
    /// </summary>
    private static readonly FaceRunFilter s_notEnrolled = new()
    {
        Statuses =
        [
            FaceRunEntryStatus.Waiting,
            FaceRunEntryStatus.Refused,
            FaceRunEntryStatus.Undecidable,
            FaceRunEntryStatus.Canceled,
        ],
    };

    /// <summary>The filter of a report; null for all items.</summary>
    public static FaceRunFilter? Filter(FaceRunReportFormat format, FaceRunReportOptions options) =>
        options.Filter ?? (format == FaceRunReportFormat.Html ? s_notEnrolled : null);

    /// <summary>Whether a filter fits an item.</summary>
    public static bool Fits(FaceRunFilter? filter, FaceRunEntry entry) =>
        filter is null
        || (
            (filter.Statuses.Count == 0 || filter.Statuses.Contains(entry.Status))
            && (filter.Kinds.Count == 0 || filter.Kinds.Contains(entry.Kind))
            && (filter.VendorCode is null || filter.VendorCode == entry.VendorCode)
            && (filter.PersonId is null || filter.PersonId == entry.PersonId)
            && (filter.Numbers.Count == 0 || filter.Numbers.Contains(entry.Number))
        );
}
