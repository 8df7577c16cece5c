using System.Globalization;
using FaceEnroll.Ledger.Rules;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>Opens connections to one ledger's file.</summary>
/// <param name="path">The file's full path.</param>
/// <param name="busyTimeout">How long to wait for another process that writes.</param>
/// <param name="key">What hides person ids; null for nothing.</param>
internal sealed class SqliteDatabase(string path, TimeSpan busyTimeout, PersonIdKey? key = null)
{
    /// <summary>SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE.</summary>
    private const int NoCheckpointOnClose = 1006;

    /// <summary>What hides person ids.</summary>
    public PersonIdKey Key { get; } = key ?? PersonIdKey.None;

    /// <summary>Whether the latest <see cref="OpenWriter"/> found no ledger, and made one.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Whether others may read the file, and the latest <see cref="OpenWriter"/> could not keep them from it.</summary>
    public bool IsExposed { get; private set; }

    /// <summary>A connection that writes. What it commits is on the disk.</summary>
    /// <param name="mustExist">Whether to make none.</param>
    /// <exception cref="FaceLedgerException">The file cannot be opened, or is no ledger: then it was not changed.</exception>
    public SqliteConnection OpenWriter(bool mustExist = false) =>
        Open(connection =>
        {
            // Closing somebody else's database must not copy its log into it.
            CopyLogOnClose(connection, false);
            IsNew = SqliteSchema.Identify(connection) == 0;
            CopyLogOnClose(connection, true);
            if (IsNew && mustExist)
            {
                throw LedgerFile.Missing(path);
            }

            // Before SQLite puts files beside it, because it gives them the same mode.
            IsExposed = !LedgerFile.TryHide(path);
            SqliteSchema.Run(connection, "PRAGMA journal_mode = WAL");
            SqliteSchema.Run(connection, "PRAGMA synchronous = FULL");
            // 32 MiB each: the rows of a call lie apart, and a page that is written often is copied back once.
            SqliteSchema.Run(connection, "PRAGMA cache_size = -32768");
            SqliteSchema.Run(connection, "PRAGMA wal_autocheckpoint = 8192");
            // What an erasure makes the ledger forget is overwritten.
            SqliteSchema.Run(connection, "PRAGMA secure_delete = ON");
            SqliteSchema.Migrate(connection);
        });

    /// <summary>A connection that reads.</summary>
    public SqliteConnection OpenReader() => Open(connection => SqliteSchema.Run(connection, "PRAGMA query_only = 1"));

    /// <summary>What tells whether the file is still the one that was opened.</summary>
    public FileGuard OpenGuard() => new(Open(static _ => { }), path);

    private static void CopyLogOnClose(SqliteConnection connection, bool copies) =>
        _ = raw.sqlite3_db_config(connection.Handle, NoCheckpointOnClose, copies ? 0 : 1, out _);

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
