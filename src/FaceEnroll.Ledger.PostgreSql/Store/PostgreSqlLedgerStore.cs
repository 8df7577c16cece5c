using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>A ledger in a database, for any number of hosts.</summary>
internal sealed class PostgreSqlLedgerStore : LedgerStore
{
    private readonly LedgerWriter _writer;
    private readonly PostgreSqlReaders _readers;
    private readonly PostgreSqlDatabase _database;

    /// <param name="database">A database that has the tables.</param>
    /// <param name="owner">This process.</param>
    public PostgreSqlLedgerStore(PostgreSqlDatabase database, string owner)
    {
        _database = database;
        _writer = new LedgerWriter(new PostgreSqlTransactions(database, owner));
        _readers = new PostgreSqlReaders(database);
    }

    public override PersonIdKey Key => _database.Key;

    /// <summary>How many commits this process made.</summary>
    public long Commits => _writer.Commits;

    public override ValueTask<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) =>
        new(_readers.ReadAsync(step, cancellationToken));

    public override ValueTask<T> WriteAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) =>
        new(_writer.RunAsync(step, cancellationToken));

    public override ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _readers.Dispose();
        return default;
    }
}
