using System.Globalization;
using System.Transactions;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>Opens connections to one ledger's database.</summary>
/// <param name="source">The connections' source.</param>
/// <param name="schema">The schema, a name that needs no quotation marks.</param>
/// <param name="commandTimeout">How long one statement may take.</param>
/// <param name="key">What hides person ids; null for nothing.</param>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class PostgreSqlDatabase(
    NpgsqlDataSource source,
    string schema,
    TimeSpan commandTimeout,
    PersonIdKey? key = null
)
{
    /// <summary>
    /// What a host that was stopped in the middle of a transaction keeps from others, it keeps for so long: then the server ends its
    /// session, and all that it did.
    /// </summary>
    private static readonly TimeSpan s_longestHold = TimeSpan.FromSeconds(5);

    public string Schema => schema;

    /// <summary>What hides person ids.</summary>
    public PersonIdKey Key { get; } = key ?? PersonIdKey.None;

    /// <summary>Tables over a connection that writes. What it commits is on the disk, whatever the server's default is.</summary>
    public SqlTables OpenWriter() =>
        new(
            new PostgreSqlSession(
                Open(
                    // A standby's confirmation, where the server is set to wait for more, is kept.
                    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') <> 'remote_apply'; "
                        + Milliseconds("lock_timeout", s_longestHold + s_longestHold)
                        + Milliseconds("idle_in_transaction_session_timeout", s_longestHold)
                )
            ),
            Key
        );

    /// <summary>Tables over a connection that reads.</summary>
    public SqlTables OpenReader() =>
        new(
            new PostgreSqlSession(
                Open(
                    "SET default_transaction_read_only = on; "
                        + Milliseconds("idle_in_transaction_session_timeout", s_longestHold)
                )
            ),
            Key
        );

    /// <summary>A connection for what is small, and may be lost when the server's machine dies.</summary>
    public NpgsqlConnection OpenSide() => Open("SET synchronous_commit = off; ");

    /// <summary>A connection that makes the tables.</summary>
    public NpgsqlConnection OpenMaker() => Open("SET synchronous_commit = on; ");

    private NpgsqlConnection Open(string settings)
    {
        // The caller's transaction, where it has one, is none of the ledger's.
        using var none = new TransactionScope(TransactionScopeOption.Suppress);
        var connection = source.OpenConnection();
        try
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own, and the schema is a name.
            command.CommandText =
                settings
                + Milliseconds("statement_timeout", commandTimeout)
                // While tables are small or their statistics are old, the planner would read them whole, and lock them whole.
                + $"SET enable_seqscan = off; SET search_path = {schema}";
#pragma warning restore CA2100
            _ = command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Milliseconds(string setting, TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"SET {setting} = {(long)time.TotalMilliseconds}; ");
}
