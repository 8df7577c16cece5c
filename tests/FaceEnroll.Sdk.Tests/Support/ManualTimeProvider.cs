namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A clock that moves only when told, and fires the timers that fall due, in order.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private DateTimeOffset _monotonic = start;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero)) { }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that wait to fire.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(t => t.Due is not null);
            }
        }
    }

    /// <summary>When the next timer fires, from now; null when none waits.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_gate)
            {
                var due = _timers.Where(t => t.Due is not null).Min(t => t.Due);
                return due - _monotonic;
            }
        }
    }

    /// <summary>Whether somebody waits for a time to come, apart from timers that only bound some work.</summary>
    public bool IsAwaited
    {
        get
        {
            lock (_gate)
            {
                return _timers.Exists(t => t.Due is not null && !t.IsBound);
            }
        }
    }

    /// <summary>Lets time pass until the next timer fires, if somebody waits for a time to come.</summary>
    public bool AdvanceIfAwaited()
    {
        var isAwaited = false;
        var due = DateTimeOffset.MaxValue;
        lock (_gate)
        {
            foreach (var timer in _timers)
            {
                if (timer.Due is { } at)
                {
                    isAwaited |= !timer.IsBound;
                    due = at < due ? at : due;
                }
            }

            due = due < _monotonic ? _monotonic : due;
            if (!isAwaited)
            {
                return false;
            }
        }

        Advance(due - _monotonic);
        return true;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _monotonic.UtcTicks;
        }
    }

    /// <summary>Moves the wall clock alone, as somebody who sets it does: no time passes.</summary>
    public void JumpWallClock(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset end;
        lock (_gate)
        {
            end = _monotonic + by;
        }

        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = null;
                foreach (var timer in _timers)
                {
                    // The first of those that are due at the same time.
                    next = timer.Due <= end && (next is null || timer.Due < next.Due) ? timer : next;
                }

                var to = next?.Due ?? end;
                if (to > _monotonic)
                {
                    _now += to - _monotonic;
                    _monotonic = to;
                }

                if (next is null)
                {
                    return;
                }

                next.Due = next.Period is { } period ? next.Due + period : null;
            }

            next.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public bool IsBound => state is CancellationTokenSource;

        public TimeSpan? Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                Due = dueTime < TimeSpan.Zero ? null : owner._monotonic + dueTime;
                Period = period <= TimeSpan.Zero ? null : period;
                return true;
            }
        }

        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
