using FaceEnroll.Ledger.PostgreSql.Failover;
using FaceEnroll.Ledger.PostgreSql.Lanes;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>A ledger in a database, for any number of hosts.</summary>
internal sealed class PostgreSqlLedgerStore : LedgerStore
{
    private readonly LedgerWriter _writer;
    private readonly PostgreSqlReaders _readers;
    private readonly PostgreSqlDatabase _database;
    private readonly ServerWatch _watch;

    /// <param name="database">A database that has the tables.</param>
    /// <param name="owner">This process.</param>
    /// <param name="watch">What looks at its servers.</param>
    public PostgreSqlLedgerStore(PostgreSqlDatabase database, string owner, ServerWatch watch)
    {
        _database = database;
        _watch = watch;
        _writer = new LedgerWriter(new PostgreSqlTransactions(database, owner, watch));
        _readers = new PostgreSqlReaders(database);
    }

    public override PersonIdKey Key => _database.Key;

    /// <summary>How many commits this process made.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Waits while the server is a new one that may lack something: another host may just be writing it again.</summary>
    public override async ValueTask<IntentAnswer> NoteIntentAsync(NewIntent intent, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_watch.QuietLeft is { Ticks: > 0 } left)
            {
                await Task.Delay(left, cancellationToken).ConfigureAwait(false);
            }

            // The connection may be a new one.
            var answer = await WriteAsync(
                    t => _watch.QuietLeft == TimeSpan.Zero ? Intent((SqlTables)t, intent) : null,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (answer is not null)
            {
                return answer;
            }
        }
    }

    /// <summary>Writes nothing, over a connection that is made where there is none: so that a new server is seen soon.</summary>
    public async Task LookAsync()
    {
        try
        {
            _ = await _writer.RunAsync(static _ => true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FaceLedgerException or ObjectDisposedException)
        {
            // Whoever writes next sees it.
        }
    }

    /// <summary>The lane's owner is looked up in the same transaction: whoever has lost it sends nothing more of it.</summary>
    private static IntentAnswer Intent(SqlTables tables, NewIntent intent) =>
        intent.Claim is { } claim && !SqlLanes.Holds(tables, intent.Item, claim)
            ? new IntentAnswer(IntentVerdict.LaneLost, LedgerSteps.LookUp(tables, intent.Request, intent.Item))
            : LedgerSteps.Intent(tables, intent);

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
