using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Journal;

/// <summary>
/// Outcomes of this process's calls that the ledger could not take, because it was locked or the disk was full. They are kept until
/// it can: else the person's next call would wait for one that is over, and then ask the vendor what was known.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class LateOutcomes
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<LateOutcome> _kept = [];
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isRepeated;
    private Task? _noting;

    /// <summary>Notes an outcome, and keeps it where that fails.</summary>
    /// <param name="store">The store.</param>
    /// <param name="send">The send that it belongs to.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="onLate">Hears of the row when it is noted after all.</param>
    /// <returns>The row; null when the outcome changed nothing.</returns>
    public async ValueTask<CallRow?> NoteAsync(
        ILedgerStore store,
        NotedSend send,
        CallOutcome outcome,
        Action<CallRow?> onLate
    )
    {
        try
        {
            return await store
                .NoteOutcomeAsync(send.CallId, send.Attempt, outcome, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (FaceLedgerException)
        {
            Keep(store, new LateOutcome(send.CallId, send.Attempt, outcome, onLate));
            throw;
        }
    }

    /// <summary>Tries to note what is kept. It does not throw: what fails is kept on.</summary>
    public Task NoteAsync(ILedgerStore store)
    {
        lock (_gate)
        {
            // Those who come meanwhile wait for the same try.
            return _kept.Count == 0 ? Task.CompletedTask
                : _noting is { IsCompleted: false } ? _noting
                : _noting = NoteNowAsync(store, [.. _kept]);
        }
    }

    /// <summary>The ledger is about to be closed: tries for the last time.</summary>
    public async ValueTask CloseAsync(ILedgerStore store)
    {
        _ = _closing.TrySetResult();
        await NoteAsync(store).ConfigureAwait(false);
    }

    private void Keep(ILedgerStore store, LateOutcome late)
    {
        lock (_gate)
        {
            _kept.Add(late);
            if (!_isRepeated)
            {
                _isRepeated = true;
                _ = RepeatAsync(store);
            }
        }
    }

    /// <summary>By the machine's own time, and without a host too.</summary>
    private async Task RepeatAsync(ILedgerStore store)
    {
        for (var wait = s_firstWait; ; wait = wait + wait < s_longestWait ? wait + wait : s_longestWait)
        {
            _ = await Task.WhenAny(Task.Delay(wait), _closing.Task).ConfigureAwait(false);
            await NoteAsync(store).ConfigureAwait(false);
            lock (_gate)
            {
                if (_kept.Count == 0 || _closing.Task.IsCompleted)
                {
                    _isRepeated = false;
                    return;
                }
            }
        }
    }

    /// <summary>They go into one commit.</summary>
    private async Task NoteNowAsync(ILedgerStore store, List<LateOutcome> all)
    {
        await Task.Yield();
        var noting = all.ConvertAll(late => (late, TryNoteAsync(store, late)));
        foreach (var (late, isNoted) in noting)
        {
            if (await isNoted.ConfigureAwait(false))
            {
                lock (_gate)
                {
                    _ = _kept.Remove(late);
                }
            }
        }
    }

    private static async Task<bool> TryNoteAsync(ILedgerStore store, LateOutcome late)
    {
        try
        {
            var row = await store
                .NoteOutcomeAsync(late.CallId, late.Attempt, late.Outcome, CancellationToken.None)
                .ConfigureAwait(false);
            late.OnNoted(row);
            return true;
        }
        catch (Exception e)
        {
            // Any other failure would be the same the next time: the vendor is asked instead.
            return e is not (FaceLedgerException or ObjectDisposedException);
        }
    }

    private sealed class LateOutcome(string callId, int attempt, CallOutcome outcome, Action<CallRow?> onNoted)
    {
        public string CallId { get; } = callId;

        public int Attempt { get; } = attempt;

        public CallOutcome Outcome { get; } = outcome;

        public Action<CallRow?> OnNoted { get; } = onNoted;
    }
}
