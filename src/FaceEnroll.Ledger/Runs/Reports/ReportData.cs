namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>What a report says of a run as a whole.</summary>
internal sealed class ReportData
{
    public required FaceRunSummary Summary { get; init; }

    /// <summary>Why items have no face of this run, the most frequent reason first.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Results over time, without gaps, the oldest first; empty while there is none.</summary>
    public required IReadOnlyList<RateBucket> Rate { get; init; }
}
