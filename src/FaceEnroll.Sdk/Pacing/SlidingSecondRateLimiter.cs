using System.Threading.RateLimiting;

namespace FaceEnroll.Sdk.Pacing;

/// <summary>
/// At most N permits in any window of one second, wherever it begins, by a given clock. (The framework's limiters count in
/// fixed segments, so an arbitrary window may hold more, and know no TimeProvider.) Waiters are served in order.
/// </summary>
/// <remarks>Safe for concurrent use. Rates below one a second widen the window instead: one permit per 1/rate seconds.</remarks>
internal sealed class SlidingSecondRateLimiter : RateLimiter
{
    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly TimeProvider _timeProvider;
    private readonly int _queueLimit;
    private readonly long[] _grants;
    private readonly long _window;
    private ITimer? _timer;
    private int _next;
    private long _granted;
    private long _refused;
    private bool _disposed;

    /// <param name="permitsPerSecond">Greater than 0; above one, the fraction is cut off.</param>
    /// <param name="queueLimit">Most waiters.</param>
    /// <param name="timeProvider">The clock.</param>
    public SlidingSecondRateLimiter(double permitsPerSecond, int queueLimit, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _queueLimit = queueLimit;
        _grants = new long[Math.Max(1, (int)permitsPerSecond)];
        _window = (long)Math.Ceiling(timeProvider.TimestampFrequency * Math.Max(1, 1 / permitsPerSecond));
    }

    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = Available(_timeProvider.GetTimestamp()),
                CurrentQueuedCount = _waiters.Count,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        CheckCount(permitCount);
        lock (_gate)
        {
            ThrowIfDisposed();
            if (permitCount == 0)
            {
                return Lease.For(_waiters.Count == 0 && WaitTicks(_timeProvider.GetTimestamp()) == 0);
            }

            return Lease.For(_waiters.Count == 0 && TryGrant());
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        CheckCount(permitCount);
        lock (_gate)
        {
            ThrowIfDisposed();
            if (permitCount == 0 || (_waiters.Count == 0 && TryGrant()))
            {
                return new ValueTask<RateLimitLease>(Lease.Granted);
            }

            if (_waiters.Count >= _queueLimit)
            {
                _refused++;
                return new ValueTask<RateLimitLease>(Lease.Refused);
            }

            var waiter = new Waiter();
            waiter.Node = _waiters.AddLast(waiter);
            waiter.Cancellation = cancellationToken.Register(() => Cancel(waiter, cancellationToken));
            if (_waiters.First == waiter.Node)
            {
                Arm();
            }

            return WaitAsync(waiter);
        }
    }

    private static async ValueTask<RateLimitLease> WaitAsync(Waiter waiter)
    {
        try
        {
            return await waiter.Task.ConfigureAwait(false);
        }
        finally
        {
            // Never under the lock: it waits for a callback that may be waiting for the lock.
            waiter.Cancellation.Dispose();
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
            while (_waiters.First is { } first)
            {
                Complete(first.Value, Lease.Refused);
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Hands out what is free to the waiters, in order, and sets the timer for the next one.</summary>
    private void Serve()
    {
        lock (_gate)
        {
            while (!_disposed && _waiters.First is { } first && TryGrant())
            {
                Complete(first.Value, Lease.Granted);
            }

            Arm();
        }
    }

    private void Arm()
    {
        if (_disposed || _waiters.Count == 0)
        {
            return;
        }

        var ticks = WaitTicks(_timeProvider.GetTimestamp());
        // A timer may fire early by its resolution; Serve then sets it again.
        var wait =
            TimeSpan.FromSeconds((double)ticks / _timeProvider.TimestampFrequency) + TimeSpan.FromMilliseconds(1);
        _timer ??= _timeProvider.CreateTimer(
            static limiter => ((SlidingSecondRateLimiter)limiter!).Serve(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private bool TryGrant()
    {
        var now = _timeProvider.GetTimestamp();
        if (WaitTicks(now) > 0)
        {
            return false;
        }

        _grants[_next] = now;
        _next = (_next + 1) % _grants.Length;
        _granted++;
        return true;
    }

    /// <summary>How long until the grant N places back leaves the window; 0 when it has left.</summary>
    private long WaitTicks(long now)
    {
        if (_granted < _grants.Length)
        {
            return 0;
        }

        var wait = _grants[_next] + _window - now;
        return wait > 0 ? wait : 0;
    }

    private long Available(long now)
    {
        long free = _grants.Length - Math.Min(_granted, _grants.Length);
        for (var i = 0; i < Math.Min(_granted, _grants.Length); i++)
        {
            free += now - _grants[i] >= _window ? 1 : 0;
        }

        return free;
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Node is { List: not null } node)
            {
                _waiters.Remove(node);
                waiter.TrySetCanceled(cancellationToken);
            }
        }
    }

    private void Complete(Waiter waiter, RateLimitLease lease)
    {
        _waiters.Remove(waiter.Node!);
        waiter.TrySetResult(lease);
    }

    private static void CheckCount(int permitCount)
    {
        if (permitCount > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(permitCount), "One call takes one permit.");
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    private sealed class Waiter()
        : TaskCompletionSource<RateLimitLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public LinkedListNode<Waiter>? Node { get; set; }

        public CancellationTokenRegistration Cancellation { get; set; }
    }

    private sealed class Lease(bool isAcquired) : RateLimitLease
    {
        public static readonly RateLimitLease Granted = new Lease(true);
        public static readonly RateLimitLease Refused = new Lease(false);

        public override bool IsAcquired { get; } = isAcquired;

        public override IEnumerable<string> MetadataNames => [];

        public static RateLimitLease For(bool isAcquired) => isAcquired ? Granted : Refused;

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
