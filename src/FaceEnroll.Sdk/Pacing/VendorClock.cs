namespace FaceEnroll.Sdk.Pacing;

/// <summary>
/// What is known of the vendor's clock. Signatures are stamped by this machine's clock plus a correction that is set only
/// when the vendor refuses the time. Separate from it is the vendor's own time as its last reply showed it; the monotonic
/// clock carries it on, so that no step of this machine's clock moves it.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class VendorClock
{
    /// <summary>
    /// If it is further off, the vendor's time says nothing about a single call: this is more than a reply's longest way.
    /// </summary>
    public static readonly TimeSpan WidestError = TimeSpan.FromMinutes(1);

    /// <summary>Two crystals differ by less than this fraction.</summary>
    private const double Drift = 1e-4;

    private long _correctionTicks;
    private Sight? _sight;

    /// <summary>What is added to this machine's clock for signing; zero until a vendor refuses the time.</summary>
    public TimeSpan Correction => TimeSpan.FromTicks(Volatile.Read(ref _correctionTicks));

    /// <summary>Now, as we sign.</summary>
    public DateTimeOffset Now(TimeProvider timeProvider) => timeProvider.GetUtcNow() + Correction;

    /// <summary>The vendor's own time now and how wrong that may be; null before its first reply.</summary>
    public (DateTimeOffset Time, TimeSpan Error)? VendorNow(TimeProvider timeProvider)
    {
        if (Volatile.Read(ref _sight) is not { } sight)
        {
            return null;
        }

        var since = timeProvider.GetElapsedTime(sight.Timestamp);
        // A host's clock may run backwards; an error is never negative.
        return (sight.Date + since, sight.Error + TimeSpan.FromTicks((long)(since.Duration().Ticks * Drift)));
    }

    /// <summary>Notes a reply's Date. It changes no signature: a Date is rounded, and may be a proxy's.</summary>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="date">The vendor's time; it was cut to whole seconds, some time between asking and now.</param>
    /// <param name="asked">The timestamp of asking.</param>
    public void Observe(TimeProvider timeProvider, DateTimeOffset date, long asked)
    {
        var now = timeProvider.GetTimestamp();
        var trip = timeProvider.GetElapsedTime(asked, now).Duration();
        var second = TimeSpan.FromSeconds(1);
        // The true time lies between the Date, and the Date plus its cut part plus the way back.
        var width = trip + second;
        var half = TimeSpan.FromTicks(width.Ticks / 2);
        var seen = date + half;
        var error = half;
        if (VendorNow(timeProvider) is { } expected)
        {
            // One of the two replies was wrong, or this machine slept: until the next reply agrees, both count.
            var apart = (seen - expected.Time).Duration();
            error += apart > expected.Error + half ? apart : TimeSpan.Zero;
        }

        Volatile.Write(ref _sight, new Sight(seen, error, now));
    }

    /// <summary>
    /// Sets the correction from a reply's Date header. It is absolute, never added up: two calls that correct at once agree.
    /// </summary>
    public void Correct(TimeProvider timeProvider, DateTimeOffset vendorTime) =>
        Volatile.Write(ref _correctionTicks, (vendorTime - timeProvider.GetUtcNow()).Ticks);

    /// <summary>Whether a Date can be right: a broken header must not move the clock, nor break its arithmetic.</summary>
    public static bool IsSane(DateTimeOffset date) => date.Year is >= 2020 and < 2100;

    private sealed class Sight(DateTimeOffset date, TimeSpan error, long timestamp)
    {
        public DateTimeOffset Date { get; } = date;

        public TimeSpan Error { get; } = error;

        public long Timestamp { get; } = timestamp;
    }
}
