using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>The writer's transactions in a ledger's file.</summary>
internal sealed class SqliteTransactions : ILedgerTransactions
{
    private readonly SqlTables _tables;
    private readonly FileGuard _guard;

    /// <param name="connection">A connection that writes; it is disposed with this.</param>
    /// <param name="guard">Tells whether the file is still the ledger's.</param>
    /// <param name="key">What hides person ids; null for nothing.</param>
    public SqliteTransactions(SqliteConnection connection, FileGuard guard, PersonIdKey? key = null)
    {
        _tables = new SqlTables(new SqliteSession(connection), key ?? PersonIdKey.None);
        _guard = guard;
    }

    public ILedgerTables Begin(bool alone)
    {
        // Here it always is.
        _tables.Session.BeginWriting();
        return _tables;
    }

    public void Commit()
    {
        _guard.ThrowIfReplaced();
        _tables.Session.Commit();
    }

    public void Undo()
    {
        try
        {
            _tables.Session.Rollback();
        }
        catch (SqliteException)
        {
            // SQLite has undone it by itself, as it does when the disk is full.
        }
    }

    public FaultReach ReachOf(Exception fault) =>
        SqliteFaults.IsOfTheWholeLedger(fault) ? FaultReach.Ledger : FaultReach.Step;

    public Exception ToCaller(Exception fault) => fault is SqliteException e ? SqliteFaults.Of(e) : fault;

    public void Dispose() => _tables.Dispose();
}
