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
    private readonly Thread _thread;
    private bool _isDisposed;

    /// <param name="connection">A connection that writes; the writer disposes it.</param>
    public SqliteWriter(SqliteConnection connection)
    {
        _tables = new SqliteTables(connection);
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
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < MostACommit && _queue.TryTake(out var next))
            {
                batch.Add(next);
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<SqliteWork> batch)
    {
        foreach (var canceled in batch.Where(w => w.IsCanceled))
        {
            canceled.Canceled();
        }

        batch.RemoveAll(w => w.IsCanceled);
        if (batch.Count == 0)
        {
            return;
        }

        if (TryCommit(batch) is not { } fault)
        {
            batch.ForEach(w => w.Committed());
        }
        else if (batch.Count == 1 || fault is not LedgerConflictException and not InvalidOperationException)
        {
            batch.ForEach(w => w.Failed(fault));
        }
        else
        {
            // One of them is at fault: the others must not suffer for it.
            foreach (var work in batch)
            {
                Commit([work]);
            }
        }
    }

    private Exception? TryCommit(List<SqliteWork> batch)
    {
        var isOpen = false;
        try
        {
            _tables.Begin();
            isOpen = true;
            foreach (var work in batch)
            {
                work.Run(_tables);
            }

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
