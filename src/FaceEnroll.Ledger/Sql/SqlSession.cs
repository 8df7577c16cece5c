using System.Data.Common;

namespace FaceEnroll.Ledger.Sql;

/// <summary>A connection of one database, and what each database says in its own way.</summary>
/// <param name="connection">An open connection; the session disposes it.</param>
/// <remarks>Not safe for concurrent use.</remarks>
internal abstract class SqlSession(DbConnection connection) : IDisposable
{
    public DbConnection Connection => connection;

    /// <summary>Begins a transaction in which everything is as if nobody else wrote.</summary>
    public abstract void BeginWriting();

    /// <summary>Begins a transaction that sees one state of all rows.</summary>
    public abstract void BeginReading();

    public abstract void Commit();

    public abstract void Rollback();

    /// <summary>Whether a unique index refused a row.</summary>
    public abstract bool IsConflict(DbException cause);

    /// <summary>A parameter's value as the database takes it.</summary>
    public virtual object Value(object? value) => value ?? DBNull.Value;

    public virtual void Dispose() => connection.Dispose();
}
