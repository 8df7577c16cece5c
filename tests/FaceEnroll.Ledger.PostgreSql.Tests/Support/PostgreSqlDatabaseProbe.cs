using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.Sql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Support;

/// <summary>A writer's connection, looked at.</summary>
internal sealed class PostgreSqlDatabaseProbe(PostgreSqlDatabase database) : IDisposable
{
    private readonly SqlTables _tables = database.OpenWriter();

    public string Setting(string name)
    {
        using var command = _tables.Session.Connection.CreateCommand();
        command.CommandText = $"SELECT current_setting('{name}')";
        return (string)command.ExecuteScalar()!;
    }

    public void Dispose() => _tables.Dispose();
}
