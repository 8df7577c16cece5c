using System.Data.Common;
using FaceEnroll.Ledger.Sql;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>A connection to a ledger's file.</summary>
internal sealed class SqliteSession : SqlSession
{
    private readonly SqlStatement _beginWriting;
    private readonly SqlStatement _beginReading;
    private readonly SqlStatement _commit;
    private readonly SqlStatement _rollback;

    /// <param name="connection">An open connection; the session disposes it.</param>
    public SqliteSession(SqliteConnection connection)
        : base(connection)
    {
        _beginWriting = new SqlStatement(this, "BEGIN IMMEDIATE");
        _beginReading = new SqlStatement(this, "BEGIN");
        _commit = new SqlStatement(this, "COMMIT");
        _rollback = new SqlStatement(this, "ROLLBACK");
    }

    public override void BeginWriting() => _ = _beginWriting.Run();

    public override void BeginReading() => _ = _beginReading.Run();

    public override void Commit() => _ = _commit.Run();

    public override void Rollback() => _ = _rollback.Run();

    public override bool IsConflict(DbException cause) => cause is SqliteException e && SqliteFaults.IsConflict(e);

    public override void Dispose()
    {
        foreach (var statement in (SqlStatement[])[_beginWriting, _beginReading, _commit, _rollback])
        {
            statement.Dispose();
        }

        base.Dispose();
    }
}
