using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>What the settler asks about.</content>
internal sealed partial class SqlTables
{
    private readonly SqlStatement _due = new(
        session,
        "SELECT ask_at, id FROM call WHERE status IN (1, 2, 6) AND (status <> 2 OR ask_at <= @now) "
            + "AND (ask_at, id) > (@after, @id) ORDER BY ask_at, id LIMIT @most",
        "@now",
        "@after",
        "@id",
        "@most"
    );

    public IReadOnlyList<DueCall> Due(DateTimeOffset now, in DueCall after, int most)
    {
        var due = new List<DueCall>();
        using var reader = _due.Read(now.ToUnixTimeMilliseconds(), after.AskAt, after.Id, most);
        while (reader.Read())
        {
            due.Add(new DueCall(reader.GetInt64(0), reader.GetString(1)));
        }

        return due;
    }
}
