using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>A statement that is prepared when it is first used, and its parameters by their order.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own; values are parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            _ = _command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Set(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
