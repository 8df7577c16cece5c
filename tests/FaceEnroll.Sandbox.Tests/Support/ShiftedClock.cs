namespace FaceEnroll.Sandbox.Tests.Support;

/// <summary>The real time, which can be moved forward: clients and sandbox that share it agree that it passed. Timers stay real.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    /// <summary>Lets time pass at once.</summary>
    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _ticks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() =>
        (long)(System.GetTimestamp() / (double)System.TimestampFrequency * TimeSpan.TicksPerSecond)
        + Volatile.Read(ref _ticks);
}
