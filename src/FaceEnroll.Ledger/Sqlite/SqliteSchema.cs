using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>The tables, as steps from one version to the next. Each step runs once in a ledger's life.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks a database as a ledger: "FELG".</summary>
    private const int ApplicationId = 0x46454C47;

    /// <summary>Open: intent, unknown, reserved. Enrolled by one call at most.</summary>
    private static readonly string[] s_steps =
    [
        """
            CREATE TABLE call (
                id TEXT NOT NULL PRIMARY KEY,
                account TEXT NOT NULL,
                library TEXT NOT NULL,
                person TEXT NOT NULL,
                attempt INTEGER NOT NULL,
                version INTEGER NOT NULL,
                status INTEGER NOT NULL,
                owner TEXT NOT NULL,
                no_attempt_after INTEGER NOT NULL,
                ask_at INTEGER NOT NULL,
                ticket TEXT NOT NULL,
                unattributed TEXT NOT NULL,
                reason TEXT NULL,
                is_alarmed INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE INDEX call_of_person ON call (account, library, person);
            CREATE UNIQUE INDEX open_person ON call (account, library, person) WHERE status IN (1, 2, 6);
            CREATE INDEX call_in_status ON call (status, ask_at) WHERE status <> 3 AND status <> 4;
            CREATE TABLE picture (
                call TEXT NOT NULL,
                n INTEGER NOT NULL,
                account TEXT NOT NULL,
                library TEXT NOT NULL,
                person TEXT NOT NULL,
                source TEXT NOT NULL,
                status INTEGER NOT NULL,
                face TEXT NULL,
                kind INTEGER NOT NULL,
                code TEXT NULL,
                PRIMARY KEY (call, n)
            ) WITHOUT ROWID;
            CREATE INDEX picture_of_person ON picture (account, library, person, source);
            CREATE UNIQUE INDEX enrolled ON picture (account, library, person, source) WHERE status = 1;
            """,
        """
            ALTER TABLE call ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE call ADD COLUMN item INTEGER NOT NULL DEFAULT 0;
            CREATE INDEX call_of_item ON call (run, item) WHERE run > 0;
            CREATE TABLE run (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                name TEXT NOT NULL UNIQUE,
                registration TEXT NOT NULL,
                account TEXT NOT NULL,
                vendor INTEGER NOT NULL,
                state INTEGER NOT NULL,
                reason TEXT NULL,
                driver TEXT NOT NULL,
                pass INTEGER NOT NULL,
                is_planned INTEGER NOT NULL,
                fingerprint TEXT NOT NULL,
                definition TEXT NOT NULL,
                next INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            );
            CREATE TABLE run_count (
                run INTEGER NOT NULL,
                status INTEGER NOT NULL,
                n INTEGER NOT NULL,
                PRIMARY KEY (run, status)
            ) WITHOUT ROWID;
            CREATE TABLE item (
                run INTEGER NOT NULL,
                n INTEGER NOT NULL,
                item_key BLOB NOT NULL,
                pass INTEGER NOT NULL,
                line INTEGER NOT NULL,
                is_wrong_line INTEGER NOT NULL,
                person TEXT NOT NULL,
                picture TEXT NOT NULL,
                library TEXT NULL,
                more TEXT NULL,
                status INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                not_before INTEGER NULL,
                kind INTEGER NOT NULL,
                code TEXT NULL,
                reason TEXT NULL,
                face TEXT NULL,
                finished_at INTEGER NULL,
                PRIMARY KEY (run, n)
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX item_once ON item (run, item_key);
            CREATE INDEX item_pending ON item (run, n) WHERE status = 0;
            CREATE INDEX item_waiting ON item (run, n) WHERE status = 1;
            """,
        """
            CREATE INDEX undecided ON picture (call) WHERE status = 3;
            """,
        """
            CREATE TABLE erased (id TEXT NOT NULL PRIMARY KEY, last_run INTEGER NOT NULL) WITHOUT ROWID;
            """,
        """
            CREATE TABLE key_check (value TEXT NOT NULL);
            CREATE TABLE erasure (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
            """,
    ];

    /// <summary>The version that this library writes.</summary>
    public static int Current => s_steps.Length;

    /// <summary>Brings a database to the present version; several processes may try at once.</summary>
    /// <exception cref="FaceLedgerException">It is no ledger, or one of a newer version.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        if (Identify(connection) == Current)
        {
            return;
        }

        Run(connection, "BEGIN IMMEDIATE");
        try
        {
            for (var version = Identify(connection); version < Current; version++)
            {
                Run(connection, s_steps[version]);
                Run(connection, Pragma("user_version", version + 1));
            }

            Run(connection, Pragma("application_id", ApplicationId));
            Run(connection, "COMMIT");
        }
        catch
        {
            Run(connection, "ROLLBACK");
            throw;
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }

    /// <summary>Looks whether a database is a ledger, or empty, and changes nothing.</summary>
    /// <returns>Its version; 0 when it is empty.</returns>
    /// <exception cref="FaceLedgerException">It is no ledger, or one of a newer version.</exception>
    public static int Identify(SqliteConnection connection)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            return version == 0 && Number(connection, "SELECT COUNT(*) FROM sqlite_schema") == 0
                ? 0
                : throw new FaceLedgerException(
                    FaceLedgerFault.NotALedger,
                    "The file is a database of somebody else, and no ledger."
                );
        }

        return version <= Current
            ? version
            : throw new FaceLedgerException(
                FaceLedgerFault.NewerVersion,
                $"The ledger has version {version}, and this library knows {Current}: use the newer library."
            );
    }

    private static string Pragma(string name, int value) =>
        $"PRAGMA {name} = {value.ToString(CultureInfo.InvariantCulture)}";

    private static int Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
