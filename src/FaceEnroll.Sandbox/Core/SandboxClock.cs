namespace FaceEnroll.Sandbox.Core;

/// <summary>
/// The vendors' one clock: the options' clock, moved by an offset that can change at any time. Its timers belong to the
/// options' clock: a step changes what time it is, not how long a wait takes.
/// </summary>
internal sealed class SandboxClock : TimeProvider
{
    private static readonly TimeSpan s_maxOffset = TimeSpan.FromDays(36500);

    private readonly object _gate = new();
    private readonly TimeProvider _source;
    private long _offsetTicks;

    public SandboxClock(TimeProvider source, TimeSpan offset)
    {
        _source = source;
        Offset = offset;
    }

    public TimeSpan Offset
    {
        // Every call asks several times.
        get => new(Volatile.Read(ref _offsetTicks));
        set => Move(_ => value);
    }

    public override DateTimeOffset GetUtcNow() => _source.GetUtcNow() + Offset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _source.CreateTimer(callback, state, dueTime, period);

    public void Step(TimeSpan by) => Move(offset => offset + by);

    private void Move(Func<TimeSpan, TimeSpan> move)
    {
        lock (_gate)
        {
            var offset = move(Offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, s_maxOffset);
            ArgumentOutOfRangeException.ThrowIfLessThan(offset, -s_maxOffset);
            Volatile.Write(ref _offsetTicks, offset.Ticks);
        }
    }
}
