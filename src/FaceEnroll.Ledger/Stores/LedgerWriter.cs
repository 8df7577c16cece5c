using System.Collections.Concurrent;

namespace FaceEnroll.Ledger.Stores;

/// <summary>
/// The process's one writer: it has a thread of its own, and commits together whatever has come in during the commit before.
/// </summary>
internal sealed class LedgerWriter : IDisposable
{
    private const int MostACommit = 256;

    /// <summary>Milliseconds, as the others.</summary>
    private const int FirstWait = 4;
    private const int LongestWait = 500;
    private const int LongestTrying = 3000;

    private readonly BlockingCollection<LedgerWork> _queue = [];
    private readonly ILedgerTransactions _transactions;
    private readonly Thread _thread;
    private bool _isDisposed;

    /// <param name="transactions">Where it writes to; the writer disposes it.</param>
    public LedgerWriter(ILedgerTransactions transactions)
    {
        _transactions = transactions;
        _thread = new Thread(Work) { IsBackground = true, Name = "FaceEnroll.Ledger" };
        _thread.Start();
    }

    /// <summary>How many commits there were.</summary>
    public long Commits { get; private set; }

    /// <summary>Runs a step in a transaction of its own or of several. The task ends when it is on the disk.</summary>
    /// <param name="step">The step; it must change nothing but the tables.</param>
    /// <param name="cancellationToken">A step that has not begun when this is canceled is not done.</param>
    /// <exception cref="FaceLedgerException">The ledger cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The ledger is closed.</exception>
    public Task<T> RunAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken)
    {
        var work = new LedgerWork<T>(step, cancellationToken);
        try
        {
            _queue.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(LedgerWriter));
        }

        return work.Task;
    }

    /// <summary>Commits what has come in, and ends.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _queue.CompleteAdding();
            _thread.Join();
            _transactions.Dispose();
            _queue.Dispose();
        }
    }

    private void Work()
    {
        var batch = new List<LedgerWork>(MostACommit);
        Exception? last = null;
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < MostACommit && _queue.TryTake(out var next))
            {
                batch.Add(next);
            }

            if (last is null)
            {
                var fault = Commit(batch);
                // Whoever closes the ledger does not wait for each batch of what cannot be written anyway.
                last = _queue.IsAddingCompleted ? fault : null;
            }
            else
            {
                Fail(batch, last);
            }

            batch.Clear();
        }
    }

    /// <summary>Ends all of a batch.</summary>
    /// <returns>What is wrong with the whole ledger; null when nothing is.</returns>
    private Exception? Commit(List<LedgerWork> batch)
    {
        if (TryCommitAgain(batch) is not { } fault)
        {
            batch.ForEach(w => w.Committed());
            return null;
        }

        var isOfAll = _transactions.ReachOf(fault) is FaultReach.Ledger or FaultReach.Connection;
        if (isOfAll || batch.Count == 1)
        {
            Fail(batch, fault);
            return isOfAll ? fault : null;
        }

        // One of them is at fault: the others must not suffer for it.
        Exception? last = null;
        foreach (var work in batch)
        {
            if (last is null)
            {
                last = Commit([work]);
            }
            else
            {
                Fail([work], last);
            }
        }

        return last;
    }

    /// <summary>Tries again what may succeed the next time, each time after a longer while.</summary>
    private Exception? TryCommitAgain(List<LedgerWork> batch)
    {
        var begun = Environment.TickCount64;
        var fault = TryCommit(batch, alone: false);
        for (
            var wait = FirstWait;
            fault is not null
                && Environment.TickCount64 - begun < LongestTrying
                && _transactions.ReachOf(fault) is FaultReach.Moment or FaultReach.Connection;
            wait = Math.Min(wait * 2, LongestWait)
        )
        {
            // Not all at the same moment.
            Thread.Sleep(Random.Shared.Next(wait / 2, wait));
            fault = TryCommit(batch, alone: wait > FirstWait);
        }

        return fault;
    }

    /// <summary>Those that were canceled are taken out of the batch, and end.</summary>
    private Exception? TryCommit(List<LedgerWork> batch, bool alone)
    {
        var isOpen = false;
        try
        {
            DropCanceled(batch);
            if (batch.Count == 0)
            {
                return null;
            }

            var tables = _transactions.Begin(alone);
            isOpen = true;
            // It may have waited long for another process, and their callers have gone.
            DropCanceled(batch);
            foreach (var work in batch)
            {
                work.Run(tables);
            }

            _transactions.Commit();
            Commits++;
            return null;
        }
        catch (Exception e)
        {
            if (isOpen)
            {
                _transactions.Undo();
            }

            return e;
        }
    }

    /// <summary>Looks at each only once: between two looks one could be taken out without being ended.</summary>
    private static void DropCanceled(List<LedgerWork> batch) => batch.RemoveAll(static w => w.TryCancel());

    private void Fail(List<LedgerWork> batch, Exception fault)
    {
        foreach (var work in batch)
        {
            work.Failed(_transactions.ToCaller(fault));
        }
    }
}
