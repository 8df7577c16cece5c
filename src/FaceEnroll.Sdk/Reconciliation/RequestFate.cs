using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>Whether a lost request can still run at the vendor, and when to look again: pure.</summary>
internal readonly struct RequestFate
{
    /// <summary>After this, nobody waits any longer for a vendor that never tells its time.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(30);

    /// <summary>The request can no longer run.</summary>
    public bool IsDead { get; private init; }

    /// <summary>When looking again can tell more; null when it never will.</summary>
    public TimeSpan? LookAgainAfter { get; private init; }

    /// <summary>
    /// The vendor judges the stamp inside the signature by its own clock, and no stamp is later than the ticket's end. So
    /// the vendor's own time decides; this process's monotonic clock decides only where the vendor names no time. A time
    /// that runs fast decides nothing before as much time has passed here too.
    /// </summary>
    /// <param name="end">No attempt was stamped later.</param>
    /// <param name="validity">How long after its stamp the vendor accepts a request.</param>
    /// <param name="settle">How long after that a face shows.</param>
    /// <param name="moment">When the vendor was asked.</param>
    public static RequestFate Of(DateTimeOffset end, TimeSpan validity, TimeSpan settle, in VendorMoment moment)
    {
        var life = SafeTime.Add(validity, settle);
        // Without the vendor's time, the stamp may have been as far ahead of it as the vendor accepts.
        var longest = SafeTime.Add(life, Longer(validity, moment.StampAhead));
        if (moment.Date is { } date && !moment.IsDoubtful)
        {
            var passed = moment.SinceLastAttempt ?? moment.SinceFirstAsked;
            var early = moment.IsFast
                ? longest - passed
                : life - (moment.SinceLastAttempt ?? Longer(passed, moment.SinceEndByWallClock));
            return Left(Longer(SafeTime.Add(end, life) - date, early), moment);
        }

        return moment is { SinceLastAttempt: { } since, IsDoubtful: false, IsUnbounded: false }
            ? Left(longest - since, moment)
            : Waiting(s_lookAgain, moment);
    }

    private static RequestFate Left(TimeSpan wait, in VendorMoment moment) =>
        wait <= TimeSpan.Zero ? new RequestFate { IsDead = true } : Waiting(wait, moment);

    private static RequestFate Waiting(TimeSpan left, in VendorMoment moment) =>
        // A ticket from the future is as odd as an old one: nobody waits for that time.
        moment.SinceTicket > LongestWait
        || moment.SinceTicket < -LongestWait
            ? default
            // A Date is cut to whole seconds: just before the end, only the next one tells more.
            : new RequestFate { LookAgainAfter = left > s_second ? left : s_second };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
