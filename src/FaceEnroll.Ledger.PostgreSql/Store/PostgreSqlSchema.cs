using System.Globalization;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Store;

/// <summary>The tables, as steps from one version to the next. Each step runs once in a ledger's life.</summary>
internal static class PostgreSqlSchema
{
    /// <summary>The texts are compared byte by byte. Open: intent, unknown, reserved. Enrolled by one call at most.</summary>
    private static readonly string[] s_steps =
    [
        """
            CREATE TABLE call (
                id text COLLATE "C" NOT NULL PRIMARY KEY,
                account text COLLATE "C" NOT NULL,
                library text COLLATE "C" NOT NULL,
                person text COLLATE "C" NOT NULL,
                attempt integer NOT NULL,
                version integer NOT NULL,
                status integer NOT NULL,
                owner text COLLATE "C" NOT NULL,
                no_attempt_after bigint NOT NULL,
                ask_at bigint NOT NULL,
                ticket text COLLATE "C" NOT NULL,
                unattributed text COLLATE "C" NOT NULL,
                reason text COLLATE "C" NULL,
                is_alarmed integer NOT NULL,
                run bigint NOT NULL,
                item bigint NOT NULL
            );
            CREATE INDEX call_of_person ON call (account, library, person);
            CREATE UNIQUE INDEX open_person ON call (account, library, person) WHERE status IN (1, 2, 6);
            CREATE INDEX call_in_status ON call (status, ask_at) WHERE status <> 3 AND status <> 4;
            CREATE INDEX call_of_item ON call (run, item) WHERE run > 0;
            CREATE TABLE picture (
                call text COLLATE "C" NOT NULL,
                n integer NOT NULL,
                account text COLLATE "C" NOT NULL,
                library text COLLATE "C" NOT NULL,
                person text COLLATE "C" NOT NULL,
                source text COLLATE "C" NOT NULL,
                status integer NOT NULL,
                face text COLLATE "C" NULL,
                kind integer NOT NULL,
                code text COLLATE "C" NULL,
                PRIMARY KEY (call, n)
            );
            CREATE INDEX picture_of_person ON picture (account, library, person, source);
            CREATE UNIQUE INDEX enrolled ON picture (account, library, person, source) WHERE status = 1;
            CREATE INDEX undecided ON picture (call) WHERE status = 3;
            CREATE TABLE run (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                name text COLLATE "C" NOT NULL UNIQUE,
                registration text COLLATE "C" NOT NULL,
                account text COLLATE "C" NOT NULL,
                vendor integer NOT NULL,
                state integer NOT NULL,
                reason text COLLATE "C" NULL,
                driver text COLLATE "C" NOT NULL,
                pass integer NOT NULL,
                is_planned integer NOT NULL,
                fingerprint text COLLATE "C" NOT NULL,
                definition text COLLATE "C" NOT NULL,
                next bigint NOT NULL,
                created_at bigint NOT NULL
            );
            CREATE TABLE run_count (
                run bigint NOT NULL,
                status integer NOT NULL,
                n bigint NOT NULL,
                PRIMARY KEY (run, status)
            ) WITH (fillfactor = 20);
            CREATE TABLE item (
                run bigint NOT NULL,
                n bigint NOT NULL,
                item_key bytea NOT NULL,
                pass integer NOT NULL,
                line bigint NOT NULL,
                is_wrong_line integer NOT NULL,
                person text COLLATE "C" NOT NULL,
                picture text COLLATE "C" NOT NULL,
                library text COLLATE "C" NULL,
                more text COLLATE "C" NULL,
                status integer NOT NULL,
                attempts integer NOT NULL,
                not_before bigint NULL,
                kind integer NOT NULL,
                code text COLLATE "C" NULL,
                reason text COLLATE "C" NULL,
                face text COLLATE "C" NULL,
                finished_at bigint NULL,
                PRIMARY KEY (run, n)
            );
            CREATE UNIQUE INDEX item_once ON item (run, item_key);
            CREATE INDEX item_pending ON item (run, n) WHERE status = 0;
            CREATE INDEX item_waiting ON item (run, n) WHERE status = 1;
            CREATE TABLE erased (
                id text COLLATE "C" NOT NULL PRIMARY KEY,
                last_run bigint NOT NULL
            );
            CREATE TABLE erasure (id text COLLATE "C" NOT NULL PRIMARY KEY);
            CREATE TABLE key_check (value text COLLATE "C" NOT NULL);
            CREATE TABLE owner (
                id text COLLATE "C" NOT NULL PRIMARY KEY,
                beat_at timestamptz NOT NULL
            ) WITH (fillfactor = 20);
            CREATE UNLOGGED TABLE limiter (
                account text COLLATE "C" NOT NULL PRIMARY KEY,
                next bigint NOT NULL,
                first bigint NOT NULL,
                given bigint NOT NULL
            ) WITH (fillfactor = 20);
            CREATE TABLE written (
                owner text COLLATE "C" NOT NULL PRIMARY KEY,
                n bigint NOT NULL
            ) WITH (fillfactor = 20);
            """,
        """
            CREATE TABLE server (
                name text COLLATE "C" NOT NULL PRIMARY KEY,
                seen_at timestamptz NOT NULL
            );
            """,
        // Of a fleet: who is in it.
        """
            CREATE TABLE cluster (
                id text COLLATE "C" NOT NULL PRIMARY KEY,
                version integer NOT NULL,
                etag bigint NOT NULL
            );
            CREATE TABLE silo (
                cluster text COLLATE "C" NOT NULL,
                address text COLLATE "C" NOT NULL,
                etag bigint NOT NULL,
                status integer NOT NULL,
                silo_name text COLLATE "C" NOT NULL,
                host_name text COLLATE "C" NOT NULL,
                role_name text COLLATE "C" NOT NULL,
                proxy_port integer NOT NULL,
                update_zone integer NOT NULL,
                fault_zone integer NOT NULL,
                suspects text COLLATE "C" NOT NULL,
                started bigint NOT NULL,
                alive bigint NOT NULL,
                PRIMARY KEY (cluster, address)
            );
            """,
        // Of a fleet: the lanes that items are in by their person, and who owns them. A lane is the first 8 bytes of a hash, modulo 64.
        """
            CREATE FUNCTION lane_of(person text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                AS $$ SELECT get_byte(sha256(convert_to(person, 'UTF8')), 7) & 63 $$;
            ALTER TABLE item ADD COLUMN lane integer GENERATED ALWAYS AS (lane_of(person)) STORED;
            CREATE INDEX item_pending_of_lane ON item (run, lane, n) WHERE status = 0;
            CREATE TABLE lane (
                n integer NOT NULL PRIMARY KEY,
                owner text COLLATE "C" NOT NULL,
                epoch bigint NOT NULL
            ) WITH (fillfactor = 20);
            INSERT INTO lane SELECT n, '', 0 FROM generate_series(0, 63) AS n;
            """,
    ];

    /// <summary>The version that this library writes.</summary>
    public static int Current => s_steps.Length;

    /// <summary>Brings a database to the present version; several hosts may try at once.</summary>
    /// <param name="connection">A connection that makes tables.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="mustExist">Whether to make no ledger where there is none.</param>
    /// <returns>Whether there was no ledger, and one was made.</returns>
    /// <exception cref="FaceLedgerException">It is no ledger, or one of a newer version, or there is none.</exception>
    public static bool Migrate(NpgsqlConnection connection, string schema, bool mustExist = false)
    {
        if (Identify(connection, schema) == Current)
        {
            return false;
        }

        using var transaction = connection.BeginTransaction();
        _ = Scalar(connection, "SELECT pg_advisory_xact_lock(hashtextextended(@schema, 1178946631))", schema);
        var version = Identify(connection, schema);
        if (version == 0 && mustExist)
        {
            throw new FaceLedgerException(
                FaceLedgerFault.Missing,
                $"There is no ledger in the schema '{schema}', and MustExist forbids to make one."
            );
        }

        if (version == 0)
        {
            // Whoever may not make one may use one that is there.
            if (Scalar(connection, "SELECT 1 FROM pg_namespace WHERE nspname = @schema", schema) is null)
            {
                Run(connection, $"CREATE SCHEMA {schema}");
            }

            Run(connection, "CREATE TABLE version (n integer NOT NULL); INSERT INTO version VALUES (0)");
        }

        for (var next = version; next < Current; next++)
        {
            Run(connection, s_steps[next]);
        }

        Run(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE version SET n = {Current}"));
        transaction.Commit();
        return version == 0;
    }

    /// <summary>Looks whether a schema is a ledger, or empty or not there, and changes nothing.</summary>
    /// <returns>Its version; 0 when it is empty.</returns>
    private static int Identify(NpgsqlConnection connection, string schema)
    {
        const string Tables = "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = @schema";
        if (Scalar(connection, $"SELECT 1 {Tables} AND c.relname = 'version'", schema) is null)
        {
            return Scalar(connection, $"SELECT 1 {Tables} LIMIT 1", schema) is null
                ? 0
                : throw new FaceLedgerException(
                    FaceLedgerFault.NotALedger,
                    $"The schema '{schema}' is somebody else's, and no ledger."
                );
        }

        var version = Convert.ToInt32(
            Scalar(connection, "SELECT n FROM version", schema),
            CultureInfo.InvariantCulture
        );
        return version <= Current
            ? version
            : throw new FaceLedgerException(
                FaceLedgerFault.NewerVersion,
                $"The ledger has version {version}, and this library knows {Current}: use the newer library."
            );
    }

    private static object? Scalar(NpgsqlConnection connection, string sql, string schema)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.Parameters.AddWithValue("@schema", schema);
        return command.ExecuteScalar();
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this library's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }
}
