namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A clock that stands still until it is moved. Its timers are the system's.</summary>
internal sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
