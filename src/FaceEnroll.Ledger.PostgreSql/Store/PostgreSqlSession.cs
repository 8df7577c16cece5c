using System.Data;
using System.Data.Common;
using FaceEnroll.Ledger.Sql;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>A connection to a ledger's database.</summary>
/// <param name="connection">An open connection; the session disposes it.</param>
internal sealed class PostgreSqlSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private NpgsqlTransaction? _transaction;

    /// <summary>Whether nothing can be sent over it any more.</summary>
    public bool IsBroken => connection.FullState != ConnectionState.Open;

    public override void BeginWriting() => _transaction = connection.BeginTransaction(IsolationLevel.Serializable);

    public override void BeginReading() => _transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override void Commit() => _transaction!.Commit();

    public override void Rollback() => _transaction!.Rollback();

    public override bool IsConflict(DbException cause) => PostgreSqlFaults.IsConflict(cause);

    /// <summary>It takes no NUL in a text, and where a number of 8 bytes is due none of 4.</summary>
    public override object Value(object? value) =>
        value switch
        {
            string text => SqlText.Write(text),
            int number => (long)number,
            _ => base.Value(value),
        };
}
