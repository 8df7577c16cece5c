using System.Collections.Concurrent;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>A ledger in one file, for all processes of a machine.</summary>
internal sealed class SqliteLedgerStore : ILedgerStore
{
    private readonly SqliteDatabase _database;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteTables> _readers = [];
    private bool _isDisposed;

    private SqliteLedgerStore(SqliteDatabase database)
    {
        _database = database;
        _writer = new SqliteWriter(database.OpenWriter());
    }

    /// <summary>How many commits this process made.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Opens a ledger, and makes it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="busyTimeout">How long to wait for another process that writes.</param>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    public static SqliteLedgerStore Open(string path, TimeSpan busyTimeout) =>
        new(new SqliteDatabase(LedgerFile.Prepare(path), busyTimeout));

    public ValueTask<PersonRecord> LookUpAsync(LedgerRequest request, CancellationToken cancellationToken) =>
        Read(t => LedgerSteps.LookUp(t, request), cancellationToken);

    public ValueTask<IntentAnswer> NoteIntentAsync(NewIntent intent, CancellationToken cancellationToken) =>
        Write(t => LedgerSteps.Intent(t, intent), cancellationToken);

    public ValueTask<CallRow?> MoveEndAsync(
        string callId,
        int attempt,
        DateTimeOffset noAttemptAfter,
        string ticket,
        CancellationToken cancellationToken
    ) => Write(t => LedgerSteps.MoveEnd(t, callId, attempt, noAttemptAfter, ticket), cancellationToken);

    public ValueTask<CallRow?> NoteOutcomeAsync(
        string callId,
        int attempt,
        CallOutcome outcome,
        CancellationToken cancellationToken
    ) => Write(t => LedgerSteps.Outcome(t, callId, attempt, outcome), CancellationToken.None);

    public ValueTask<CallRow?> ResolveAsync(
        string callId,
        bool isEnrolled,
        string decision,
        CancellationToken cancellationToken
    ) => Write(t => LedgerSteps.Resolve(t, callId, isEnrolled, decision), cancellationToken);

    public ValueTask<CallRow?> NoteGoneAsync(
        string callId,
        IReadOnlyCollection<string> sources,
        CancellationToken cancellationToken
    ) => Write(t => LedgerSteps.Gone(t, callId, sources), cancellationToken);

    public ValueTask<CallRow?> FindAsync(string callId, CancellationToken cancellationToken) =>
        Read(t => t.Find(callId), cancellationToken);

    public ValueTask<IReadOnlyList<CallRow>> ListAsync(
        IReadOnlyCollection<CallStatus> statuses,
        int most,
        CancellationToken cancellationToken
    ) => Read(t => t.List(statuses, most), cancellationToken);

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return default;
    }

    private ValueTask<T> Write<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) =>
        new(_writer.RunAsync(step, cancellationToken));

    /// <summary>
    /// On the caller's thread: a snapshot of a local file takes microseconds, and never waits for a writer.
    /// </summary>
    private ValueTask<T> Read<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        SqliteTables? tables = null;
        try
        {
            tables = _readers.TryTake(out var kept) ? kept : new SqliteTables(_database.OpenReader());
            tables.BeginReading();
            var result = step(tables);
            tables.Commit();
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
