using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>Opens connections to one ledger's file.</summary>
/// <param name="path">The file's full path.</param>
/// <param name="busyTimeout">How long to wait for another process that writes.</param>
internal sealed class SqliteDatabase(string path, TimeSpan busyTimeout)
{
    /// <summary>A connection that writes. What it commits is on the disk.</summary>
    /// <exception cref="FaceLedgerException">The file cannot be opened, or is no ledger.</exception>
    public SqliteConnection OpenWriter() =>
        Open(connection =>
        {
            SqliteSchema.Run(connection, "PRAGMA journal_mode = WAL");
            SqliteSchema.Run(connection, "PRAGMA synchronous = FULL");
            SqliteSchema.Migrate(connection);
        });

    /// <summary>A connection that reads.</summary>
    public SqliteConnection OpenReader() => Open(connection => SqliteSchema.Run(connection, "PRAGMA query_only = 1"));

    private SqliteConnection Open(Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                // Connections are kept here; whoever disposes the ledger may delete its file.
                Pooling = false,
                DefaultTimeout = (int)Math.Max(1, Math.Ceiling(busyTimeout.TotalSeconds)),
            }.ConnectionString
        );
        try
        {
            connection.Open();
            var wait = ((long)busyTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
            SqliteSchema.Run(connection, $"PRAGMA busy_timeout = {wait}");
            prepare(connection);
            return connection;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SqliteException fault)
            {
                throw SqliteFaults.Of(fault);
            }

            throw;
        }
    }
}
