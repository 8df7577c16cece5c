namespace FaceEnroll.Torture;

/// <summary>
/// A clock in which waiting takes no time: whoever waits moves it to the end of the wait. Time-outs only fire when it
/// passes them, and so do the sandbox's own timers, which live on <see cref="Sandbox"/>: the same time, another side. The
/// clients' wall clock alone can be set wrong, as a machine's can; the time that passes is not changed by that.
/// </summary>
internal sealed class DrivenClock : TimeProvider
{
    /// <summary>Waits longer than this are nobody's call: leases that are let go one day.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(2);

    private readonly object _gate = new();
    private readonly object _moving = new();
    private readonly PriorityQueue<DrivenTimer, (DateTimeOffset, long)> _timers = new();
    private DateTimeOffset _now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private TimeSpan _wrong;
    private long _order;
    private int _ofSandbox;

    public DrivenClock() => Sandbox = new SandboxSide(this);

    /// <summary>The same clock for the sandbox, whose waits move nothing.</summary>
    public TimeProvider Sandbox { get; }

    /// <summary>Called when a timer of the sandbox has fired, before time goes on: lets it do what it waited for.</summary>
    public Action AfterSandbox { get; set; } = static () => { };

    /// <summary>Called before somebody's wait moves the time: lets come to rest what runs in real time.</summary>
    public Action BeforeMove { get; set; } = static () => { };

    /// <summary>How far the clients' wall clock is ahead of the true time.</summary>
    public TimeSpan Wrong
    {
        get
        {
            lock (_gate)
            {
                return _wrong;
            }
        }
        set
        {
            lock (_gate)
            {
                _wrong = value;
            }
        }
    }

    /// <summary>The true time.</summary>
    public DateTimeOffset True
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>Timers of the sandbox that wait.</summary>
    public int SandboxTimers => Volatile.Read(ref _ofSandbox);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + _wrong;
        }
    }

    public override long GetTimestamp() => True.UtcTicks;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => MoveTo(True + by);

    /// <summary>Goes on until the sandbox waits for nothing.</summary>
    public void Settle()
    {
        while (SandboxTimers > 0)
        {
            Advance(TimeSpan.FromMinutes(1));
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // A source of cancellation is a time-out; all else waits.
        var timer = new DrivenTimer(this, callback, state, isWait: state is not CancellationTokenSource, false);
        timer.Change(dueTime, period);
        return timer;
    }

    private void MoveTo(DateTimeOffset target)
    {
        lock (_moving)
        {
            while (Next(target) is { } timer)
            {
                timer.Fire();
                if (timer.IsOfSandbox)
                {
                    AfterSandbox();
                }
            }
        }
    }

    /// <summary>The next timer due up to then, with the time moved to it; null when the time is there.</summary>
    private DrivenTimer? Next(DateTimeOffset target)
    {
        lock (_gate)
        {
            while (_timers.TryPeek(out var timer, out var key) && key.Item1 <= target)
            {
                _timers.Dequeue();
                if (timer.Key == key)
                {
                    timer.Key = null;
                    _ofSandbox -= timer.IsOfSandbox ? 1 : 0;
                    _now = key.Item1 > _now ? key.Item1 : _now;
                    return timer;
                }
            }

            _now = target > _now ? target : _now;
            return null;
        }
    }

    private sealed class SandboxSide(DrivenClock clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.True;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new DrivenTimer(clock, callback, state, isWait: false, isOfSandbox: true);
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class DrivenTimer(
        DrivenClock clock,
        TimerCallback callback,
        object? state,
        bool isWait,
        bool isOfSandbox
    ) : ITimer
    {
        public bool IsOfSandbox => isOfSandbox;

        /// <summary>When it is due, and its place in the queue; null when it does not wait. Held under the gate.</summary>
        public (DateTimeOffset Due, long Order)? Key { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (DateTimeOffset Due, long)? key = null;
            lock (clock._gate)
            {
                clock._ofSandbox -= isOfSandbox && Key is not null ? 1 : 0;
                if (dueTime >= TimeSpan.Zero)
                {
                    key = (clock._now + dueTime, clock._order++);
                    clock._timers.Enqueue(this, key.Value);
                    clock._ofSandbox += isOfSandbox ? 1 : 0;
                }

                Key = key;
            }

            if (isWait && key is { } waiting && dueTime <= s_longestWait)
            {
                ThreadPool.UnsafeQueueUserWorkItem(
                    static s => s.Timer.MoveIfWaiting(s.Key),
                    (Timer: this, Key: waiting),
                    preferLocal: false
                );
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void MoveIfWaiting((DateTimeOffset Due, long) key)
        {
            bool waits;
            lock (clock._gate)
            {
                waits = Key == key;
            }

            if (waits)
            {
                clock.BeforeMove();
                clock.MoveTo(key.Due);
            }
        }
    }
}
