namespace Erasure;

/// <summary>The real time, which can be moved forward: the sample and its sandbox agree that it passed.</summary>
internal sealed class QuickClock : TimeProvider
{
    private TimeSpan _passed;

    public void Pass(TimeSpan time) => _passed += time;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + _passed.Ticks;
}
