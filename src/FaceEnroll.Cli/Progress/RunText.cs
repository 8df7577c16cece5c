using FaceEnroll.Cli.Output;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Progress;

/// <summary>A summary in words.</summary>
internal static class RunText
{
    /// <summary>All on one line.</summary>
    public static string Line(FaceRunSummary summary) =>
        summary is { IsPlanned: false, Done: 0 }
            ? $"{summary.Name}: reading the list, {Words.Count(summary.Total, "line")} so far"
            : $"{summary.Name}: {Share(summary)}; {Counts(summary)}{Pace(summary)}{Reason(summary)}";

    /// <summary>30 of 120 (25 %).</summary>
    public static string Share(FaceRunSummary summary) =>
        $"{Words.Number(summary.Done)} of {Words.Number(summary.Total)} ({Percent(summary)} %)";

    /// <summary>Each outcome apart; those that a run need not have only where it has them.</summary>
    public static string Counts(FaceRunSummary summary) =>
        $"{Words.Number(summary.Enrolled)} enrolled, {Words.Number(summary.AlreadyEnrolled)} already in, "
        + $"{Words.Number(summary.Refused)} refused, {Words.Number(summary.Undecidable)} undecidable"
        + (summary.Repeated > 0 ? $", {Words.Number(summary.Repeated)} repeated" : "")
        + (summary.Canceled > 0 ? $", {Words.Number(summary.Canceled)} canceled" : "")
        + (summary.Waiting > 0 ? $", {Words.Number(summary.Waiting)} waiting" : "");

    /// <summary>Rate and estimate, where they are known.</summary>
    public static string Pace(FaceRunSummary summary) =>
        (summary.Rate is { } rate ? $"; {Words.Rate(rate)}" : "")
        + (summary.TimeLeft is { } left ? $", about {Words.Span(left)} left" : "");

    /// <summary>Why it stands, or seems to.</summary>
    public static string Reason(FaceRunSummary summary) =>
        summary.Reason is { } reason ? $"; {reason}"
        : summary is { IsDriven: true, IsPlanned: true, Pending: 0, Waiting: > 0 }
            ? "; the last ones wait for another try, or to learn of an answer that was lost, which may take minutes"
        : "";

    /// <summary>Rounded down: 100 is all.</summary>
    public static long Percent(FaceRunSummary summary) => summary.Total == 0 ? 0 : summary.Done * 100 / summary.Total;

    /// <summary>The state in a word.</summary>
    public static string State(FaceRunSummary summary) =>
        summary switch
        {
            { State: FaceRunState.Running, IsDriven: true } => "running",
            { State: FaceRunState.Running } => "stopped: nobody drives it",
            { State: FaceRunState.Paused } => "paused",
            { State: FaceRunState.Canceled } => "canceled",
            { State: FaceRunState.Blocked } => "blocked",
            _ => "completed",
        };
}
