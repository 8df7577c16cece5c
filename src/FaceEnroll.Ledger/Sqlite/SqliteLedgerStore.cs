using System.Collections.Concurrent;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>A ledger in one file, for all processes of a machine.</summary>
internal sealed class SqliteLedgerStore : LedgerStore
{
    private readonly SqliteDatabase _database;
    private readonly LedgerWriter _writer;
    private readonly FileGuard _guard;
    private readonly ConcurrentBag<SqlTables> _readers = [];
    private bool _isDisposed;

    private SqliteLedgerStore(SqliteDatabase database, bool mustExist)
    {
        _database = database;
        var guard = database.OpenGuard();
        try
        {
            var connection = database.OpenWriter(mustExist);
            _writer = new LedgerWriter(new SqliteTransactions(connection, guard, database.Key));
            // Both have the same file open.
            guard.ThrowIfReplaced();
        }
        catch
        {
            _writer?.Dispose();
            guard.Dispose();
            throw;
        }

        _guard = guard;
    }

    public override PersonIdKey Key => _database.Key;

    /// <summary>Whether there was no ledger, and one was made.</summary>
    public bool IsNew => _database.IsNew;

    /// <summary>Whether others may read the file, and nothing could be done about it.</summary>
    public bool IsExposed => _database.IsExposed;

    /// <summary>How many commits this process made.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Opens a ledger, and makes it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="busyTimeout">How long to wait for another process that writes.</param>
    /// <param name="mustExist">Whether to make none.</param>
    /// <param name="key">What hides person ids; null for nothing.</param>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public static SqliteLedgerStore Open(
        string path,
        TimeSpan busyTimeout,
        bool mustExist = false,
        PersonIdKey? key = null
    ) => new(new SqliteDatabase(LedgerFile.Prepare(path, mustExist), busyTimeout, key), mustExist);

    public override ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _writer.Dispose();
        _guard.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return default;
    }

    public override ValueTask<T> WriteAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) =>
        new(_writer.RunAsync(step, cancellationToken));

    /// <summary>
    /// On the caller's thread: a snapshot of a local file takes microseconds, and never waits for a writer.
    /// </summary>
    public override ValueTask<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        SqlTables? tables = null;
        try
        {
            _guard.ThrowIfReplaced();
            if (!_readers.TryTake(out tables))
            {
                tables = new SqlTables(new SqliteSession(_database.OpenReader()), Key);
                // It has opened what lies there now.
                _guard.ThrowIfReplaced();
            }

            tables.Session.BeginReading();
            var result = step(tables);
            tables.Session.Commit();
            _readers.Add(tables);
            return new ValueTask<T>(result);
        }
        catch (Exception e)
        {
            // Its transaction may still be open: it is not used again.
            tables?.Dispose();
            return ValueTask.FromException<T>(e is SqliteException fault ? SqliteFaults.Of(fault) : e);
        }
    }
}
