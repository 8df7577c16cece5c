using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Sql;

namespace FaceEnroll.Ledger.PostgreSql.Lanes;

/// <summary>
/// The lanes over one connection. A person's items are in one lane, and a lane has one owner: a process whose turn has a number. Who takes
/// a lane ends the turn of whoever had it, dead or alive.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal static class SqlLanes
{
    /// <summary>How many there are: no more hosts than these share a run.</summary>
    public const int Count = 64;

    private const string Items = $"SELECT {SqlRunRows.ItemColumns} FROM item WHERE run = @run AND lane = @lane";

    /// <summary>Takes a lane.</summary>
    /// <param name="tables">The rows, in a transaction that writes.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="owner">This process.</param>
    public static LaneClaim Take(SqlTables tables, int lane, string owner)
    {
        using var take = new SqlStatement(
            tables.Session,
            "UPDATE lane SET owner = @owner, epoch = epoch + 1 WHERE n = @lane RETURNING epoch",
            "@owner",
            "@lane"
        );
        using var reader = take.Read(owner, lane);
        return reader.Read()
            ? new LaneClaim(lane, owner, reader.GetInt64(0))
            : throw new InvalidOperationException("There is no such lane.");
    }

    /// <summary>Lets go of a lane, unless somebody else has taken it.</summary>
    public static int Release(SqlTables tables, LaneClaim claim)
    {
        using var release = new SqlStatement(
            tables.Session,
            "UPDATE lane SET owner = '' WHERE n = @lane AND owner = @owner AND epoch = @epoch",
            "@lane",
            "@owner",
            "@epoch"
        );
        return release.Run(claim.Lane, claim.Owner, claim.Epoch);
    }

    /// <summary>Whether a claim is still good for an item.</summary>
    public static bool Holds(SqlTables tables, in RunItemKey item, LaneClaim claim)
    {
        using var look = new SqlStatement(
            tables.Session,
            "SELECT 1 FROM item JOIN lane ON lane.n = item.lane "
                + "WHERE item.run = @run AND item.n = @n AND lane.owner = @owner AND lane.epoch = @epoch",
            "@run",
            "@n",
            "@owner",
            "@epoch"
        );
        using var reader = look.Read(item.Run, item.Number, claim.Owner, claim.Epoch);
        return reader.Read();
    }

    /// <summary>Items of a lane that were not tried yet, in order.</summary>
    public static IReadOnlyList<ItemRow> Pending(SqlTables tables, long run, int lane, long after, int most) =>
        Read(tables, $"{Items} AND status = 0 AND n > @after ORDER BY n LIMIT @most", run, lane, after, most);

    /// <summary>Items of a lane that wait to be tried again, in order.</summary>
    public static IReadOnlyList<ItemRow> Waiting(SqlTables tables, long run, int lane, long after, int most) =>
        Read(tables, $"{Items} AND status = 1 AND n > @after ORDER BY n LIMIT @most", run, lane, after, most);

    private static List<ItemRow> Read(SqlTables tables, string sql, long run, int lane, long after, int most)
    {
        using var statement = new SqlStatement(tables.Session, sql, "@run", "@lane", "@after", "@most");
        using var reader = statement.Read(run, lane, after, most);
        var items = new List<ItemRow>();
        while (reader.Read())
        {
            items.Add(SqlRunRows.Item(reader));
        }

        return items;
    }
}
