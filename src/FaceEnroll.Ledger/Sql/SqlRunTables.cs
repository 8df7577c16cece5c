using System.Data.Common;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Sql;

/// <summary>The rows of runs over one connection. Statements that run for each item are prepared once.</summary>
/// <param name="session">The connection.</param>
/// <param name="key">What hides person ids.</param>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed partial class SqlRunTables(SqlSession session, PersonIdKey key) : IRunTables, IDisposable
{
    private const string Where = $"SELECT {SqlRunRows.ItemColumns} FROM item WHERE run = @run";

    private readonly SqlStatement _item = new(session, $"{Where} AND n = @n", "@run", "@n");

    private readonly SqlStatement _pending = new(
        session,
        $"{Where} AND status = 0 AND n > @after ORDER BY n LIMIT @most",
        "@run",
        "@after",
        "@most"
    );

    private readonly SqlStatement _waiting = new(
        session,
        $"{Where} AND status = 1 AND n > @after ORDER BY n LIMIT @most",
        "@run",
        "@after",
        "@most"
    );

    private readonly SqlStatement _append = new(
        session,
        $"INSERT INTO item ({SqlRunRows.ItemColumns}) VALUES (@run, @n, @key, @pass, @line, @wrong, @person, @picture, @library, "
            + "@more, @status, @attempts, @before, @kind, @code, @reason, @face, @finished) ON CONFLICT (run, item_key) DO NOTHING",
        ItemParameters
    );

    private readonly SqlStatement _seen = new(
        session,
        "UPDATE item SET pass = @pass, line = @line, more = CASE WHEN status IN (2, 3, 7) OR person = '' THEN more ELSE @more END "
            + "WHERE run = @run AND item_key = @key AND pass <> @pass",
        "@run",
        "@key",
        "@pass",
        "@line",
        "@more"
    );

    private readonly SqlStatement _put = new(
        session,
        "UPDATE item SET status = @status, attempts = @attempts, not_before = @before, kind = @kind, code = @code, "
            + "reason = @reason, face = @face, finished_at = @finished WHERE run = @run AND n = @n",
        "@run",
        "@n",
        "@status",
        "@attempts",
        "@before",
        "@kind",
        "@code",
        "@reason",
        "@face",
        "@finished"
    );

    private readonly SqlStatement _hide = new(
        session,
        "UPDATE item SET person = @person, picture = @picture, more = @more WHERE run = @run AND n = @n",
        "@run",
        "@n",
        "@person",
        "@picture",
        "@more"
    );

    private readonly SqlStatement _count = new(
        session,
        "INSERT INTO run_count (run, status, n) VALUES (@run, @status, @by) ON CONFLICT (run, status) DO UPDATE SET n = run_count.n + @by",
        "@run",
        "@status",
        "@by"
    );

    private readonly SqlStatement _move = new(
        session,
        "UPDATE run_count SET n = n + CASE status WHEN @from THEN -1 ELSE 1 END WHERE run = @run AND status IN (@from, @to)",
        "@run",
        "@from",
        "@to"
    );

    private readonly SqlStatement _run = new(
        session,
        $"SELECT {SqlRunRows.RunColumns} FROM run WHERE id = @run",
        "@run"
    );

    private static ReadOnlySpan<string> ItemParameters =>
        new[]
        {
            "@run",
            "@n",
            "@key",
            "@pass",
            "@line",
            "@wrong",
            "@person",
            "@picture",
            "@library",
            "@more",
            "@status",
            "@attempts",
            "@before",
            "@kind",
            "@code",
            "@reason",
            "@face",
            "@finished",
        };

    public RunRow? Find(long run)
    {
        using var reader = _run.Read(run);
        return reader.Read() ? SqlRunRows.Run(reader) : null;
    }

    public ItemRow? Item(in RunItemKey id)
    {
        using var reader = _item.Read(id.Run, id.Number);
        return reader.Read() ? SqlRunRows.Item(reader) : null;
    }

    public IReadOnlyList<ItemRow> Pending(long run, long after, int most) => Items(_pending.Read(run, after, most));

    public IReadOnlyList<ItemRow> Waiting(long run, long after, int most) => Items(_waiting.Read(run, after, most));

    public Appended Append(ItemRow item)
    {
        var key = item.Key.ToByteArray();
        var added = _append.Run(
            item.Id.Run,
            item.Id.Number,
            key,
            item.Pass,
            item.Line,
            item.IsWrongLine ? 1 : 0,
            item.PersonId,
            item.Picture,
            item.LibraryId,
            item.More,
            (int)item.Status,
            item.Attempts,
            item.NotBefore?.ToUnixTimeMilliseconds(),
            (int)item.Kind,
            item.Code,
            item.Reason,
            item.FaceId,
            item.FinishedAt?.ToUnixTimeMilliseconds()
        );
        if (added > 0)
        {
            Count(item.Id.Run, item.Status, 1);
            return Appended.New;
        }

        return _seen.Run(item.Id.Run, key, item.Pass, item.Line, item.More) > 0 ? Appended.Known : Appended.Repeated;
    }

    public void Put(ItemRow before, ItemRow after)
    {
        _ = _put.Run(
            after.Id.Run,
            after.Id.Number,
            (int)after.Status,
            after.Attempts,
            after.NotBefore?.ToUnixTimeMilliseconds(),
            (int)after.Kind,
            after.Code,
            after.Reason,
            after.FaceId,
            after.FinishedAt?.ToUnixTimeMilliseconds()
        );
        if (before.Status != after.Status)
        {
            _ = _move.Run(after.Id.Run, (int)before.Status, (int)after.Status);
        }

        if (before.PersonId != after.PersonId)
        {
            _ = _hide.Run(after.Id.Run, after.Id.Number, after.PersonId, after.Picture, after.More);
        }
    }

    public void Dispose()
    {
        foreach (
            var statement in (SqlStatement[])
                [_item, _pending, _waiting, _append, _seen, _put, _hide, _count, _move, _run]
        )
        {
            statement.Dispose();
        }
    }

    private void Count(long run, FaceRunEntryStatus status, long by) => _ = _count.Run(run, (int)status, by);

    private static List<ItemRow> Items(DbDataReader reader)
    {
        using (reader)
        {
            var items = new List<ItemRow>();
            while (reader.Read())
            {
                items.Add(SqlRunRows.Item(reader));
            }

            return items;
        }
    }
}
