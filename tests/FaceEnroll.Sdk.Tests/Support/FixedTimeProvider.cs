namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A clock that stands still; its timers are the system's.</summary>
internal sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
