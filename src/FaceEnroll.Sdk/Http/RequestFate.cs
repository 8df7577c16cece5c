namespace FaceEnroll.Sdk.Http;

/// <summary>Whether a lost request can still run at the vendor, and when to look again: pure.</summary>
internal readonly struct RequestFate
{
    /// <summary>After this, nobody waits any more for a vendor that never tells its time.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(30);

    /// <summary>The request can no longer run.</summary>
    public bool IsDead { get; private init; }

    /// <summary>When looking again can tell more; null when it never will.</summary>
    public TimeSpan? LookAgainAfter { get; private init; }

    /// <summary>
    /// The vendor judges the stamp inside the signature by its own clock, and no stamp is later than the ticket's end. So the
    /// vendor's own time decides, and only where it names none does this process's monotonic clock.
    /// </summary>
    /// <param name="end">No attempt was stamped later.</param>
    /// <param name="validity">How long after its stamp the vendor takes a request.</param>
    /// <param name="settle">How long after that a face shows.</param>
    /// <param name="moment">When the vendor was asked.</param>
    public static RequestFate Of(DateTimeOffset end, TimeSpan validity, TimeSpan settle, in VendorMoment moment)
    {
        if (moment.Date is { } date && !moment.IsDoubtful)
        {
            var left = Add(end, validity + settle) - date;
            // A Date that runs so far ahead of the time that really passed is no clock.
            var early = moment.SinceLastAttempt is { } passed ? Half(validity) - passed : TimeSpan.Zero;
            var wait = left < early ? early : left;
            return wait <= TimeSpan.Zero ? new RequestFate { IsDead = true } : Waiting(wait, moment);
        }

        if (moment.SinceLastAttempt is { } since && !moment.IsDoubtful)
        {
            var left = validity + validity + settle - since;
            return left <= TimeSpan.Zero ? new RequestFate { IsDead = true } : Waiting(left, moment);
        }

        return Waiting(s_lookAgain, moment);
    }

    private static RequestFate Waiting(TimeSpan left, in VendorMoment moment) =>
        moment.SinceTicket > LongestWait
            ? default
            // A Date is cut to whole seconds: just before the end, only the next one tells more.
            : new RequestFate { LookAgainAfter = left > s_second ? left : s_second };

    private static TimeSpan Half(TimeSpan time) => TimeSpan.FromTicks(time.Ticks / 2);

    private static DateTimeOffset Add(DateTimeOffset time, TimeSpan more) =>
        DateTimeOffset.MaxValue - time < more ? DateTimeOffset.MaxValue : time + more;
}
