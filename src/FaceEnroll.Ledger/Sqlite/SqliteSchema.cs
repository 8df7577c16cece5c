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
            CREATE INDEX call_in_status ON call (status, ask_at);
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
    ];

    /// <summary>The version that this library writes.</summary>
    public static int Current => s_steps.Length;

    /// <summary>Brings a database to the present version; several processes may try at once.</summary>
    /// <exception cref="FaceLedgerException">It is no ledger, or one of a newer version.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        if (Version(connection) == Current)
        {
            return;
        }

        Run(connection, "BEGIN IMMEDIATE");
        try
        {
            for (var version = Version(connection); version < Current; version++)
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

    private static int Version(SqliteConnection connection)
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
