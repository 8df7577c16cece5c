namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>Every schedule up to the bound: one writer with all there is, two writers with less around them.</summary>
internal static class Schedules
{
    private static readonly FaceVendor[] s_vendors = [FaceVendor.TencentCloud, FaceVendor.FinAuth];

    /// <summary>The two that differ most.</summary>
    private static readonly IReadOnlyList<FaceUnknownOutcome> s_modes =
    [
        FaceUnknownOutcome.Throw,
        FaceUnknownOutcome.ReconcileAndResend,
    ];

    /// <summary>
    /// No stamp is ahead of the vendor's clock, or made by its Date: with a fast one that would be two wrong clocks at once.
    /// Dates of a cache and of the year 9999 are read like a proxy's and none, so these clocks do for them.
    /// </summary>
    private static readonly ClockPlan[] s_rightStamps = [ClockPlan.Right, ClockPlan.LittleBehind];

    /// <summary>One writer; any further send goes like the first.</summary>
    public static IEnumerable<Schedule> OfOneWriter() =>
        from vendor in s_vendors
        from clock in Plans.All<ClockPlan>()
        from dates in Plans.All<DatePlan>()
        where dates is not (DatePlan.Fast or DatePlan.FromCache or DatePlan.Year9999) || s_rightStamps.Contains(clock)
        from process in Plans.All<ProcessPlan>()
        from mode in dates == DatePlan.Told ? Plans.All<FaceUnknownOutcome>() : s_modes
        from first in dates == DatePlan.Told ? SendPlan.All : SendPlan.Several
        select new Schedule(vendor, clock, dates, process, mode, first);

    /// <summary>The same schedule with other further sends.</summary>
    public static IEnumerable<Schedule> WithOtherNexts(Schedule schedule) =>
        from next in SendPlan.Few
        where next != schedule.First
        select schedule with
        {
            Next = next,
        };

    /// <summary>Two writers of the same person, from two registrations of one account.</summary>
    public static IEnumerable<Schedule> OfTwoWriters() =>
        from vendor in s_vendors
        from clock in new[] { ClockPlan.Right, ClockPlan.LittleAhead, ClockPlan.FarBehind, ClockPlan.ForwardAfterSend }
        from dates in new[] { DatePlan.Told, DatePlan.Absent }
        from process in Plans.All<ProcessPlan>()
        from mode in s_modes
        from first in SendPlan.Few
        from other in SendPlan.Few
        from start in Plans.All<StartPlan>()
        // A ticket that its host alone keeps knows of no later call: the host asks before it writes again.
        where process != ProcessPlan.SavedTicket || start != StartPlan.While
        select new Schedule(vendor, clock, dates, process, mode, first) { Other = other, Start = start };
}
