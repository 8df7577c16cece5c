using System.Data.Common;

namespace FaceEnroll.Ledger.Sql;

/// <summary>A statement that is prepared when it is used again, and its parameters by their order.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class SqlStatement : IDisposable
{
    private readonly SqlSession _session;
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;
    private int _uses;

    public SqlStatement(SqlSession session, string sql, params ReadOnlySpan<string> parameters)
    {
        _session = session;
        _command = session.Connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own; values are parameters.
        _command.CommandText = sql;
#pragma warning restore CA2100
        _parameters = new DbParameter[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = parameters[i];
            parameter.DbType = SqlParameters.TypeOf(parameters[i]);
            _ = _command.Parameters.Add(parameter);
            _parameters[i] = parameter;
        }
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command.ExecuteNonQuery();
    }

    public DbDataReader Read(params ReadOnlySpan<object?> values)
    {
        Set(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Set(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _parameters[i].Value = _session.Value(values[i]);
        }

        // Most statements of a page or a report are used once.
        if (_uses < 2 && ++_uses == 2)
        {
            _command.Prepare();
        }
    }
}
