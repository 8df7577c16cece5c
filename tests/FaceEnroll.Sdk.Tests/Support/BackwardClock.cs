namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A host's clock that counts backwards: an hour each time it is read.</summary>
internal sealed class BackwardClock : TimeProvider
{
    private long _hours;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Decrement(ref _hours) * 3600;
}
