namespace FaceEnroll.Sdk.Http;

/// <summary>The registration's clock: this machine's, corrected by the offset that a vendor's reply showed.</summary>
internal sealed class VendorClock
{
    private long _offsetTicks;
    private long _behindTicks;

    /// <summary>
    /// How far the vendor's clock, by its last reply, is behind the one we sign with; zero when it is ahead. As long as it
    /// takes our signatures nothing corrects that, but by so much longer they stay valid.
    /// </summary>
    public TimeSpan VendorBehind => TimeSpan.FromTicks(Volatile.Read(ref _behindTicks));

    /// <summary>What is added to this machine's clock; zero until a vendor refused for the time.</summary>
    public TimeSpan Correction => TimeSpan.FromTicks(Volatile.Read(ref _offsetTicks));

    /// <summary>Now, as the vendor sees it.</summary>
    public DateTimeOffset Now(TimeProvider timeProvider) => timeProvider.GetUtcNow() + Correction;

    /// <summary>Notes a reply's Date header. It changes no signature: a Date is rounded, and may be a proxy's.</summary>
    public void Observe(TimeProvider timeProvider, DateTimeOffset vendorTime) =>
        Volatile.Write(ref _behindTicks, Math.Max(0, (Now(timeProvider) - vendorTime).Ticks));

    /// <summary>
    /// Sets the offset from a reply's Date header. Absolute, never added up: two calls that correct at once agree.
    /// </summary>
    public void Correct(TimeProvider timeProvider, DateTimeOffset vendorTime) =>
        Volatile.Write(ref _offsetTicks, (vendorTime - timeProvider.GetUtcNow()).Ticks);
}
