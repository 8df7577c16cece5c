using System.Collections.Concurrent;
using FaceEnroll.Ledger.Stores;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>
/// The process's one writer: it has a thread of its own, and commits together whatever has come in during the commit before.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostACommit = 256;

    private readonly BlockingCollection<SqliteWork> _queue = [];
    private readonly SqliteTables _tables;
    private readonly FileGuard _guard;
    private readonly Thread _thread;
    private bool _isDisposed;

    /// <param name="connection">A connection that writes; the writer disposes it.</param>
    /// <param name="guard">Tells whether the file is still the ledger's.</param>
    public SqliteWriter(SqliteConnection connection, FileGuard guard)
    {
        _tables = new SqliteTables(connection);
        _guard = guard;
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
        var work = new SqliteWork<T>(step, cancellationToken);
        try
        {
            _queue.Add(work, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteWriter));
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
            _tables.Dispose();
            _queue.Dispose();
        }
    }

    private void Work()
    {
        var batch = new List<SqliteWork>(MostACommit);
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
                batch.ForEach(w => w.Failed(last));
            }

            batch.Clear();
        }
    }

    /// <summary>Ends all of a batch.</summary>
    /// <returns>What is wrong with the whole ledger; null when nothing is.</returns>
    private Exception? Commit(List<SqliteWork> batch)
    {
        if (TryCommit(batch) is not { } fault)
        {
            batch.ForEach(w => w.Committed());
            return null;
        }

        var isOfAll = SqliteFaults.IsOfTheWholeLedger(fault);
        if (isOfAll || batch.Count == 1)
        {
            batch.ForEach(w => w.Failed(fault));
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
                work.Failed(last);
            }
        }

        return last;
    }

    /// <summary>Those that were canceled are taken out of the batch, and end.</summary>
    private Exception? TryCommit(List<SqliteWork> batch)
    {
        var isOpen = false;
        try
        {
            DropCanceled(batch);
            if (batch.Count == 0)
            {
                return null;
            }

            _tables.Begin();
            isOpen = true;
            // It may have waited long for another process, and their callers have gone.
            DropCanceled(batch);
            foreach (var work in batch)
            {
                work.Run(_tables);
            }

            _guard.ThrowIfReplaced();
            _tables.Commit();
            Commits++;
            return null;
        }
        catch (Exception e)
        {
            if (isOpen)
            {
                Undo();
            }

            return e;
        }
    }

    /// <summary>Looks at each only once: between two looks one could be taken out without being ended.</summary>
    private static void DropCanceled(List<SqliteWork> batch) => batch.RemoveAll(static w => w.TryCancel());

    private void Undo()
    {
        try
        {
            _tables.Rollback();
        }
        catch (SqliteException)
        {
            // SQLite has undone it by itself, as it does when the disk is full.
        }
    }
}
