using System.Collections.Concurrent;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>
/// The process's readers: each has a thread and a connection of its own, so that no thread of the caller's waits for the network.
/// </summary>
internal sealed class PostgreSqlReaders : IDisposable
{
    /// <summary>How many at most.</summary>
    public const int Count = 4;

    private const int FirstWait = 20;
    private const int LongestTrying = 3000;

    private readonly BlockingCollection<Action<Reader>> _queue = [];
    private readonly Thread[] _threads;
    private readonly PostgreSqlDatabase _database;
    private bool _isDisposed;

    public PostgreSqlReaders(PostgreSqlDatabase database)
    {
        _database = database;
        _threads = new Thread[Count];
        for (var i = 0; i < Count; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = "FaceEnroll.Ledger reads" };
            _threads[i].UnsafeStart();
        }
    }

    /// <summary>Reads in a transaction of its own. The step may run more than once.</summary>
    /// <exception cref="FaceLedgerException">The ledger cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The ledger is closed.</exception>
    public Task<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _queue.Add(Read, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(PostgreSqlReaders));
        }

        return done.Task;

        void Read(Reader reader)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                _ = done.TrySetCanceled(cancellationToken);
                return;
            }

            try
            {
                _ = done.TrySetResult(reader.Read(step));
            }
            catch (Exception e)
            {
                _ = done.TrySetException(PostgreSqlFaults.ToCaller(e));
            }
        }
    }

    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _queue.CompleteAdding();
            Array.ForEach(_threads, t => t.Join());
            _queue.Dispose();
        }
    }

    private void Work()
    {
        using var reader = new Reader(_database);
        foreach (var read in _queue.GetConsumingEnumerable())
        {
            read(reader);
        }
    }

    /// <summary>One of them.</summary>
    private sealed class Reader(PostgreSqlDatabase database) : IDisposable
    {
        private SqlTables? _tables;

        public T Read<T>(Func<ILedgerTables, T> step)
        {
            var begun = Environment.TickCount64;
            for (var wait = FirstWait; ; wait *= 2)
            {
                try
                {
                    _tables ??= database.OpenReader();
                    _tables.Session.BeginReading();
                    var result = step(_tables);
                    _tables.Session.Commit();
                    return result;
                }
                catch (Exception e)
                {
                    // Its transaction may still be open: it is not used again.
                    Dispose();
                    if (
                        PostgreSqlFaults.ReachOf(e) is not (FaultReach.Connection or FaultReach.Moment)
                        || Environment.TickCount64 - begun > LongestTrying
                    )
                    {
                        throw;
                    }
                }

                Thread.Sleep(wait);
            }
        }

        public void Dispose()
        {
            _tables?.Dispose();
            _tables = null;
        }
    }
}
