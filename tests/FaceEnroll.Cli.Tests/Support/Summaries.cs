using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>Summaries of a run called people.</summary>
internal static class Summaries
{
    public static FaceRunSummary Of(
        FaceRunState state = FaceRunState.Completed,
        long enrolled = 0,
        long already = 0,
        long refused = 0,
        long undecidable = 0,
        long canceled = 0,
        long waiting = 0,
        long pending = 0,
        bool isPlanned = true,
        string? reason = null
    ) =>
        new("people", "FinAuth", FaceVendor.FinAuth, state)
        {
            Enrolled = enrolled,
            AlreadyEnrolled = already,
            Refused = refused,
            Undecidable = undecidable,
            Canceled = canceled,
            Waiting = waiting,
            Pending = pending,
            IsPlanned = isPlanned,
            Reason = reason,
            StartedAt = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero),
        };
}
