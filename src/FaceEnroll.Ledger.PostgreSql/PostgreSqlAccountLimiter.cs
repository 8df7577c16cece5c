using System.Threading.RateLimiting;
using FaceEnroll.Ledger.PostgreSql.Limiting;
using FaceEnroll.Ledger.PostgreSql.Options;
using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Sdk.Pacing;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql;

/// <summary>
/// At most N requests of an account in any second, over all hosts that use the same database: for
/// <see cref="FaceEnrollmentOptions.RateLimiter"/>. No clocks are compared. What arrives at the vendor has the network's jitter on top:
/// nine tenths of the vendor's figure are a good choice.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Waiters are served in order. It holds one connection, and never gives permits for
/// more than 250 ms ahead. A step of the database server's clock by more than that may let some more or fewer pass once. An
/// acquisition throws <see cref="FaceLedgerException"/> while the database cannot be reached.
/// When the vendor throttles a registration that uses it, or blocks the account, all hosts pause: for as long as the vendor says, at
/// most <see cref="FaceEnrollmentOptions.MaxRetryAfter"/>, or for 5 seconds. A pause of more than 10 seconds is not waited for: whoever
/// comes gets no permit, and is told when to come again.
/// </remarks>
public sealed class PostgreSqlAccountLimiter : RateLimiter, IAccountLimiter
{
    private static readonly TimeSpan s_commandTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Queue<TaskCompletionSource<SlotAnswer>> _waiters = new();
    private readonly SlotTable _table;
    private readonly AccountPause _pause;
    private readonly int _queueLimit;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly CancellationTokenSource _end = new();
    private Task _serving = Task.CompletedTask;
    private bool _isServing;
    private bool _isDisposed;

    /// <summary>Makes a limiter.</summary>
    /// <param name="source">The connections to the ledger's database; the caller disposes it.</param>
    /// <param name="account">The account: whoever gives the same text shares the same permits.</param>
    /// <param name="permitsPerSecond">How many permits in any second; the same on all hosts; above zero, at most 10,000.</param>
    /// <param name="schema">The ledger's schema.</param>
    /// <param name="queueLimit">How many may wait in this process; whoever comes then gets no permit.</param>
    /// <exception cref="ArgumentNullException">The source is null.</exception>
    /// <exception cref="ArgumentException">The account is empty, or the schema is no name that the ledger takes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PostgreSqlAccountLimiter(
        NpgsqlDataSource source,
        string account,
        double permitsPerSecond,
        string schema = "faceenroll",
        int queueLimit = 1000
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permitsPerSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitsPerSecond, 10_000);
        ArgumentOutOfRangeException.ThrowIfNegative(queueLimit);
        if (!PostgreSqlLedgerOptionsValidator.IsName(schema))
        {
            throw new ArgumentException("The schema is no name that the ledger takes.", nameof(schema));
        }

        var database = new PostgreSqlDatabase(source, schema, s_commandTimeout);
        _table = Open();
        _pause = new AccountPause(Open, _time);
        _queueLimit = queueLimit;

        SlotTable Open() => new(database, account, permitsPerSecond, _time);
    }

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration => null;

    /// <summary>Gives no host a permit before a time has passed, because the vendor said so. Those of the next 250 ms may be out already.</summary>
    /// <param name="pause">How long; above zero, at most a day.</param>
    /// <param name="cancellationToken">Cancels the wait for the database.</param>
    /// <returns>A task that ends when all hosts keep to it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    /// <exception cref="FaceLedgerException">The database cannot be reached.</exception>
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(pause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pause, TimeSpan.FromDays(1));
        return Task.Run(() => _pause.Write(pause), cancellationToken);
    }

    void IAccountLimiter.Pause(TimeSpan pause) => _pause.Begin(pause);

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) =>
        permitCount == 0 ? SlotLease.Granted : SlotLease.Refused;

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(
        int permitCount,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permitCount, 1);
        if (permitCount == 0)
        {
            return SlotLease.Granted;
        }

        while (true)
        {
            var waiter = new TaskCompletionSource<SlotAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                if (_waiters.Count >= _queueLimit)
                {
                    return SlotLease.Refused;
                }

                _waiters.Enqueue(waiter);
                if (!_isServing)
                {
                    _isServing = true;
                    _serving = Task.Run(ServeAsync, CancellationToken.None);
                }
            }

            using var canceled = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
            var (notAfter, paused) = await waiter.Task.ConfigureAwait(false);
            if (paused is { } left)
            {
                return new SlotLease(false, left);
            }

            // This thread may have come late.
            if (_time.GetElapsedTime(0) <= notAfter)
            {
                return SlotLease.Granted;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = !_isDisposed;
            _isDisposed = true;
        }

        if (isFirst)
        {
            _end.Cancel();
            _serving.GetAwaiter().GetResult();
            _end.Dispose();
            _pause.Dispose();
            _table.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Takes slots from the database as long as somebody waits.</summary>
    private async Task ServeAsync()
    {
        try
        {
            while (TryCount(out var waiting))
            {
                // While this host itself keeps to a pause, it takes none.
                var left = _pause.Left;
                var grant = _table.Ask(left > TimeSpan.Zero ? 0 : waiting);
                for (var slot = 0; slot < grant.Count; slot++)
                {
                    await UntilAsync(grant.NotBefore(slot)).ConfigureAwait(false);
                    if (_time.GetElapsedTime(0) <= grant.NotAfter(slot) && _pause.Left <= TimeSpan.Zero)
                    {
                        Give(new SlotAnswer(grant.NotAfter(slot)));
                    }
                }

                if (grant.Count == 0)
                {
                    left = left > grant.Wait ? left : grant.Wait;
                    await PausedAsync(grant.Answered, left).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            End(waiter => waiter.TrySetException(new ObjectDisposedException(nameof(PostgreSqlAccountLimiter))));
        }
        catch (Exception e)
        {
            End(waiter => waiter.TrySetException(e));
        }
    }

    /// <summary>There are no slots for a while. Those who would wait too long are told so.</summary>
    private async Task PausedAsync(TimeSpan since, TimeSpan left)
    {
        if (left > s_longestWait)
        {
            End(waiter => waiter.TrySetResult(new SlotAnswer(TimeSpan.Zero, left)), isServing: true);
            return;
        }

        await UntilAsync(since + left - SlotGrant.Ahead).ConfigureAwait(false);
    }

    /// <summary>How many wait; nobody serves any more when none does.</summary>
    private bool TryCount(out int waiting)
    {
        lock (_gate)
        {
            while (_waiters.TryPeek(out var first) && first.Task.IsCompleted)
            {
                _ = _waiters.Dequeue();
            }

            waiting = _waiters.Count;
            _isServing = waiting > 0;
            return _isServing;
        }
    }

    private void Give(SlotAnswer slot)
    {
        lock (_gate)
        {
            while (_waiters.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(slot))
                {
                    return;
                }
            }
        }
    }

    private void End(Action<TaskCompletionSource<SlotAnswer>> end, bool isServing = false)
    {
        lock (_gate)
        {
            _isServing = isServing;
            while (_waiters.TryDequeue(out var waiter))
            {
                end(waiter);
            }
        }
    }

    private async Task UntilAsync(TimeSpan moment)
    {
        var wait = moment - _time.GetElapsedTime(0);
        if (wait > TimeSpan.Zero)
        {
            // Not a little too early.
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), _end.Token).ConfigureAwait(false);
        }
    }
}
