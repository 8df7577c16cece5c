using FaceEnroll.Ledger.PostgreSql.Store;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Support;

/// <summary>A ledger of a test's own: a schema that no other test has.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly NpgsqlDataSource _source = new NpgsqlSlimDataSourceBuilder(
        Servers.Shared.ConnectionString
    ).Build();

    public TestDatabase()
    {
        Schema = "t" + Guid.NewGuid().ToString("N");
        Database = new PostgreSqlDatabase(_source, Schema, TimeSpan.FromSeconds(30));
    }

    public string Schema { get; }

    public PostgreSqlDatabase Database { get; }

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
