namespace FaceEnroll.Sdk.Http;

/// <summary>The registration's clock: this machine's, corrected by the offset that a vendor's reply showed.</summary>
internal sealed class VendorClock
{
    private long _offsetTicks;

    /// <summary>Now, as the vendor sees it.</summary>
    public DateTimeOffset Now(TimeProvider timeProvider) =>
        timeProvider.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _offsetTicks));

    /// <summary>
    /// Sets the offset from a reply's Date header. Absolute, never added up: two calls that correct at once agree.
    /// </summary>
    public void Correct(TimeProvider timeProvider, DateTimeOffset vendorTime) =>
        Volatile.Write(ref _offsetTicks, (vendorTime - timeProvider.GetUtcNow()).Ticks);
}
