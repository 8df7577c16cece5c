using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql.Lanes;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Sql;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Fleet.Lanes;

/// <summary>The lanes that this process owns, and what of them is under way.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class LaneKeeper(OpenLedger ledger, ILogger<LaneKeeper> logger)
{
    private readonly object _gate = new();
    private readonly Dictionary<int, LaneClaim> _held = [];

    /// <summary>By claim, how many items are under way; a claim that was let go of stays until there is none.</summary>
    private readonly Dictionary<LaneClaim, int> _underWay = [];
    private TaskCompletionSource _ended = New();
    private bool _isClosed;
    private int _version;

    /// <summary>It changes with the claims.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>What this process claims now.</summary>
    public IReadOnlyList<LaneClaim> Claims()
    {
        lock (_gate)
        {
            return [.. _held.Values];
        }
    }

    /// <summary>Whether this process sends a lane's items.</summary>
    public bool Holds(int lane)
    {
        lock (_gate)
        {
            return _held.ContainsKey(lane);
        }
    }

    /// <summary>Takes a lane, whoever had it; none when the host is about to stop.</summary>
    /// <exception cref="Ledger.FaceLedgerException">The ledger cannot be written.</exception>
    public async Task TakeAsync(int lane, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isClosed))
        {
            return;
        }

        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var owner = ledger.Owner.Id;
        var claim = await store
            .WriteAsync(t => SqlLanes.Take((SqlTables)t, lane, owner), CancellationToken.None)
            .ConfigureAwait(false);
        lock (_gate)
        {
            _held[lane] = claim;
            _version++;
        }

        FleetLog.Taken(logger, lane, claim.Epoch);
    }

    /// <summary>Sends nothing more of a lane, waits for what is under way, and lets go of it.</summary>
    public async Task ReleaseAsync(int lane, CancellationToken cancellationToken)
    {
        LaneClaim? claim;
        lock (_gate)
        {
            if (!_held.Remove(lane, out claim))
            {
                return;
            }

            _version++;
        }

        await EndedAsync(c => c == claim, cancellationToken).ConfigureAwait(false);
        try
        {
            var store = await ledger.GetStoreAsync(CancellationToken.None).ConfigureAwait(false);
            _ = await store
                .WriteAsync(t => SqlLanes.Release((SqlTables)t, claim), CancellationToken.None)
                .ConfigureAwait(false);
            FleetLog.Released(logger, lane);
        }
        catch (Exception e) when (e is Ledger.FaceLedgerException or ObjectDisposedException)
        {
            // Whoever takes it ends this turn anyway.
        }
    }

    /// <summary>Another process has taken a lane.</summary>
    public void Lost(LaneClaim claim)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(claim.Lane, out var held) && held == claim)
            {
                _ = _held.Remove(claim.Lane);
                _version++;
                FleetLog.Lost(logger, claim.Lane);
            }
        }
    }

    /// <summary>Takes no lane any more, and lets go of all.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isClosed, true);
        await Task.WhenAll(Claims().Select(c => ReleaseAsync(c.Lane, cancellationToken))).ConfigureAwait(false);
        await EndedAsync(static _ => true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An item is under way.</summary>
    public void Begun(LaneClaim claim)
    {
        lock (_gate)
        {
            _underWay[claim] = _underWay.GetValueOrDefault(claim) + 1;
        }
    }

    /// <summary>An item is under way no more.</summary>
    public void Ended(LaneClaim claim)
    {
        TaskCompletionSource? ended = null;
        lock (_gate)
        {
            if (--_underWay[claim] == 0)
            {
                _ = _underWay.Remove(claim);
                (ended, _ended) = (_ended, New());
            }
        }

        _ = ended?.TrySetResult();
    }

    private async Task EndedAsync(Func<LaneClaim, bool> concerns, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task ended;
            lock (_gate)
            {
                if (!_underWay.Keys.Any(concerns))
                {
                    return;
                }

                ended = _ended.Task;
            }

            try
            {
                await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // It takes too long: whoever has the lane next finds what is open, and asks.
                return;
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
