namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A clock that goes on by a second each time it is read; its timers are the system's.</summary>
internal sealed class TickingTimeProvider(DateTimeOffset start) : TimeProvider
{
    private long _reads;

    public override DateTimeOffset GetUtcNow() => start.AddSeconds(Interlocked.Increment(ref _reads));
}
