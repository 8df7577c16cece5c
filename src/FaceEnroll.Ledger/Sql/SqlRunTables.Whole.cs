using System.Data.Common;
using System.Globalization;
using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Sql;

/// <content>What concerns a whole run, and is rarely done.</content>
internal sealed partial class SqlRunTables
{
    /// <summary>What was refused while it was read says nothing of the rate.</summary>
    private const string Results = "FROM item WHERE run = @run AND finished_at IS NOT NULL AND is_wrong_line = 0";

    /// <summary>Its call is open.</summary>
    private static readonly string s_states = string.Join(
        ", ",
        Enum.GetValues<FaceRunEntryStatus>().Select(status => FormattableString.Invariant($"({(int)status})"))
    );

    private const string IsAsked =
        "EXISTS (SELECT 1 FROM call WHERE call.run = item.run AND call.item = item.n AND call.run > 0 AND call.status IN (1, 2, 6))";

    public RunRow? Find(string name)
    {
        using var statement = new SqlStatement(
            session,
            $"SELECT {SqlRunRows.RunColumns} FROM run WHERE name = @name",
            "@name"
        );
        using var reader = statement.Read(name);
        return reader.Read() ? SqlRunRows.Run(reader) : null;
    }

    public IReadOnlyList<RunRow> List()
    {
        using var statement = new SqlStatement(session, $"SELECT {SqlRunRows.RunColumns} FROM run ORDER BY id DESC");
        using var reader = statement.Read();
        var runs = new List<RunRow>();
        while (reader.Read())
        {
            runs.Add(SqlRunRows.Run(reader));
        }

        return runs;
    }

    public RunRow Add(RunRow run)
    {
        using var statement = new SqlStatement(
            session,
            "INSERT INTO run (name, registration, account, vendor, state, driver, pass, is_planned, fingerprint, definition, next, created_at) "
                + "VALUES (@name, @registration, @account, @vendor, 0, '', 0, 0, '', '{}', 1, @created) RETURNING id",
            "@name",
            "@registration",
            "@account",
            "@vendor",
            "@created"
        );
        try
        {
            using var reader = statement.Read(
                run.Name,
                run.Registration,
                run.Account,
                (int)run.Vendor,
                run.CreatedAt.ToUnixTimeMilliseconds()
            );
            _ = reader.Read();
            var added = run with { Id = reader.GetInt64(0) };
            reader.Close();
            Put(added);
            CountAgain(added.Id);
            return added;
        }
        catch (DbException e) when (session.IsConflict(e))
        {
            throw new LedgerConflictException("There is a run of that name.", e);
        }
    }

    public void Put(RunRow run)
    {
        using var statement = new SqlStatement(
            session,
            "UPDATE run SET state = @state, reason = @reason, driver = @driver, pass = @pass, is_planned = @planned, "
                + "fingerprint = @fingerprint, definition = @definition, next = @next WHERE id = @run",
            "@run",
            "@state",
            "@reason",
            "@driver",
            "@pass",
            "@planned",
            "@fingerprint",
            "@definition",
            "@next"
        );
        _ = statement.Run(
            run.Id,
            (int)run.State,
            run.Reason,
            run.Driver,
            run.Pass,
            run.IsPlanned ? 1 : 0,
            run.Fingerprint,
            run.Definition,
            run.Next
        );
    }

    public void Remove(long run)
    {
        _ = Change("DELETE FROM item WHERE run = @run", run);
        _ = Change("DELETE FROM run_count WHERE run = @run", run);
        _ = Change("DELETE FROM run WHERE id = @run", run);
        _ = Change("UPDATE call SET run = 0, item = 0 WHERE run = @run AND run > 0", run);
    }

    public RunCounts Counts(long run)
    {
        using var statement = new SqlStatement(session, "SELECT status, n FROM run_count WHERE run = @run", "@run");
        using var reader = statement.Read(run);
        var counts = new RunCounts();
        while (reader.Read())
        {
            counts[(FaceRunEntryStatus)reader.GetInt32(0)] = reader.GetInt64(1);
        }

        return counts;
    }

    public IReadOnlyList<ItemRow> Entries(long run, FaceRunFilter filter, long after, int most)
    {
        using var statement = new SqlStatement(
            session,
            $"{Where} AND n > @after{Filter(filter)} ORDER BY n LIMIT @most",
            "@run",
            "@after",
            "@most",
            "@code",
            "@person",
            "@hidden"
        );
        return Items(statement.Read(run, after, most, filter.VendorCode, filter.PersonId, Hidden(filter)));
    }

    public void RemoveWrongLines(long run, int beforePass)
    {
        using var statement = new SqlStatement(
            session,
            "DELETE FROM item WHERE run = @run AND is_wrong_line = 1 AND pass < @pass",
            "@run",
            "@pass"
        );
        if (statement.Run(run, beforePass) > 0)
        {
            CountAgain(run);
        }
    }

    public long CancelOpen(long run, DateTimeOffset now)
    {
        using var statement = new SqlStatement(
            session,
            "UPDATE item SET status = 6, not_before = NULL, finished_at = @now "
                + $"WHERE run = @run AND status IN (0, 1) AND NOT {IsAsked}",
            "@run",
            "@now"
        );
        return Counted(run, statement.Run(run, now.ToUnixTimeMilliseconds()));
    }

    public long Retry(long run, FaceRunFilter filter)
    {
        using var statement = new SqlStatement(
            session,
            "UPDATE item SET status = 0, attempts = 0, not_before = NULL, kind = 0, code = NULL, reason = NULL, face = NULL, "
                + $"finished_at = NULL WHERE run = @run AND status IN (4, 6) AND is_wrong_line = 0 AND person <> '' AND (reason IS NULL OR reason <> @erased){Filter(filter)}",
            "@run",
            "@erased",
            "@code",
            "@person",
            "@hidden"
        );
        return Counted(
            run,
            statement.Run(run, RunItemRules.Erased, filter.VendorCode, filter.PersonId, Hidden(filter))
        );
    }

    public IReadOnlyList<ReasonCount> Reasons(long run)
    {
        using var statement = new SqlStatement(
            session,
            "SELECT status, kind, code, COUNT(*) FROM item WHERE run = @run AND status NOT IN (0, 2) "
                + "GROUP BY status, kind, code ORDER BY COUNT(*) DESC",
            "@run"
        );
        using var reader = statement.Read(run);
        var reasons = new List<ReasonCount>();
        while (reader.Read())
        {
            reasons.Add(
                new ReasonCount(
                    (FaceRunEntryStatus)reader.GetInt32(0),
                    (FaceEnrollmentErrorKind)reader.GetInt32(1),
                    reader.IsDBNull(2) ? null : SqlText.Read(reader, 2),
                    reader.GetInt64(3)
                )
            );
        }

        return reasons;
    }

    public (DateTimeOffset First, DateTimeOffset Last)? Span(long run)
    {
        using var statement = new SqlStatement(session, $"SELECT MIN(finished_at), MAX(finished_at) {Results}", "@run");
        using var reader = statement.Read(run);
        _ = reader.Read();
        return reader.IsDBNull(0)
            ? null
            : (
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)),
                DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))
            );
    }

    public IReadOnlyList<RateBucket> Rate(long run, DateTimeOffset start, TimeSpan length)
    {
        using var statement = new SqlStatement(
            session,
            $"SELECT (finished_at - @start) / @length AS bucket, SUM(CASE status WHEN 2 THEN 1 ELSE 0 END), SUM(CASE status WHEN 2 THEN 0 ELSE 1 END) {Results} "
                + "GROUP BY bucket ORDER BY bucket",
            "@run",
            "@start",
            "@length"
        );
        using var reader = statement.Read(run, start.ToUnixTimeMilliseconds(), (long)length.TotalMilliseconds);
        var buckets = new List<RateBucket>();
        while (reader.Read())
        {
            buckets.Add(
                new RateBucket(start + (reader.GetInt64(0) * length), length, reader.GetInt64(1), reader.GetInt64(2))
            );
        }

        return buckets;
    }

    /// <summary>Numbers stand in the text, since they are this library's own; texts are parameters.</summary>
    private static string Filter(FaceRunFilter filter) =>
        In("status", filter.Statuses.Select(s => (long)s))
        + In("kind", filter.Kinds.Select(k => (long)k))
        + In("n", filter.Numbers)
        + (filter.VendorCode is null ? "" : " AND code = @code")
        + (filter.PersonId is null ? "" : " AND person IN (@person, @hidden)");

    private string? Hidden(FaceRunFilter filter) => filter.PersonId is { } person ? key.Of(person) : null;

    private static string In(string column, IEnumerable<long> values)
    {
        var list = string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture)));
        return list.Length == 0 ? "" : $" AND {column} IN ({list})";
    }

    private long Counted(long run, int changed)
    {
        if (changed > 0)
        {
            CountAgain(run);
        }

        return changed;
    }

    private void CountAgain(long run)
    {
        _ = Change("DELETE FROM run_count WHERE run = @run", run);
        _ = Change(
            // Each state has its row, so that an item moves from one to another by one statement.
            $"WITH state (status) AS (VALUES {s_states}) "
                + "INSERT INTO run_count (run, status, n) SELECT @run, state.status, COALESCE(found.n, 0) FROM state LEFT JOIN "
                + "(SELECT status, COUNT(*) AS n FROM item WHERE run = @run GROUP BY status) AS found ON found.status = state.status",
            run
        );
    }

    private int Change(string sql, long run)
    {
        using var statement = new SqlStatement(session, sql, "@run");
        return statement.Run(run);
    }
}
