using FaceEnroll.Ledger.PostgreSql.Failover;
using FaceEnroll.Ledger.PostgreSql.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Support;

/// <summary>A ledger of a test's own: a schema that no other test has.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <param name="connectionString">The connection string; null for the shared server's.</param>
    /// <param name="schema">The schema; null for a fresh one.</param>
    public TestDatabase(string? connectionString = null, string? schema = null)
    {
        // The least that a host may register.
        _source = new NpgsqlSlimDataSourceBuilder(connectionString ?? Servers.Shared.ConnectionString).Build();
        Schema = schema ?? "t" + Guid.NewGuid().ToString("N");
        Database = new PostgreSqlDatabase(_source, Schema, TimeSpan.FromSeconds(30));
    }

    public string Schema { get; }

    public PostgreSqlDatabase Database { get; }

    /// <summary>A store of another host, over the same tables.</summary>
    /// <param name="quiet">For how long nothing is sent to a server that took another's place.</param>
    public PostgreSqlLedgerStore Store(TimeSpan quiet = default)
    {
        var owner = Guid.NewGuid().ToString("N");
        return new PostgreSqlLedgerStore(Database, owner, Watch(owner, quiet));
    }

    public static ServerWatch Watch(string owner, TimeSpan quiet = default, ILogger? logger = null) =>
        new(owner, logger ?? NullLogger.Instance, TimeProvider.System, quiet);

    public void Make()
    {
        using var connection = Database.OpenMaker();
        _ = PostgreSqlSchema.Migrate(connection, Schema);
    }

    public object? Scalar(string sql)
    {
        using var connection = Database.OpenMaker();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => _source.Dispose();
}
