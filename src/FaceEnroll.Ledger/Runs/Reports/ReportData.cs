using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Reports;

/// <summary>What a report says of a run as a whole.</summary>
internal sealed class ReportData
{
    private const int MostBuckets = 120;

    public required FaceRunSummary Summary { get; init; }

    /// <summary>Why items have no face of this run, the most frequent reason first.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Results over time, without gaps, the oldest first; empty while there is none.</summary>
    public required IReadOnlyList<RateBucket> Rate { get; init; }

    /// <summary>Reads it, in one transaction.</summary>
    public static ReportData Of(IRunTables runs, RunRow run, bool isDriven)
    {
        IReadOnlyList<RateBucket> rate = [];
        if (runs.Span(run.Id) is var (first, last))
        {
            // Whole seconds, and not more spans than a plot shows.
            var length = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((last - first).TotalSeconds / MostBuckets)));
            rate = WithoutGaps(runs.Rate(run.Id, first, length), first, last, length);
        }

        return new ReportData
        {
            Summary = runs.Counts(run.Id).Summary(run, isDriven),
            Reasons = runs.Reasons(run.Id),
            Rate = rate,
        };
    }

    private static List<RateBucket> WithoutGaps(
        IReadOnlyList<RateBucket> found,
        DateTimeOffset first,
        DateTimeOffset last,
        TimeSpan length
    )
    {
        var buckets = new List<RateBucket>();
        var next = 0;
        for (var start = first; start <= last; start += length)
        {
            buckets.Add(
                next < found.Count && found[next].Start == start ? found[next++] : new RateBucket(start, length, 0, 0)
            );
        }

        return buckets;
    }
}
