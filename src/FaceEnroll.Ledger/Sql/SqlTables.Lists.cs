using System.Globalization;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>Several calls at once.</content>
internal sealed partial class SqlTables
{
    public IReadOnlyList<CallRow> List(IReadOnlyCollection<CallStatus> statuses, int most)
    {
        var list = string.Join(", ", statuses.Select(s => ((int)s).ToString(CultureInfo.InvariantCulture)));
        using var statement = new SqlStatement(
            session,
            $"SELECT {Columns} FROM call WHERE status IN ({list}){NotFinal(statuses)} ORDER BY ask_at, id LIMIT @most",
            "@most"
        );
        return Read(statement, most);
    }

    public IReadOnlyList<CallRow> ListUndecided(int most)
    {
        using var statement = new SqlStatement(
            session,
            $"SELECT {Columns} FROM call WHERE id IN (SELECT call FROM picture WHERE status = 3) AND status NOT IN (1, 2, 6) "
                + "ORDER BY ask_at, id LIMIT @most",
            "@most"
        );
        return Read(statement, most);
    }

    public IReadOnlyList<CallRow> Of(in LedgerPerson person)
    {
        using var statement = new SqlStatement(
            session,
            $"SELECT {Columns} FROM call WHERE {Person}",
            "@account",
            "@library",
            "@person"
        );
        return Read(statement, person.Account, person.Library, person.PersonId);
    }

    /// <summary>The index's own condition, so that it is used: what is enrolled or not is not in it.</summary>
    private static string NotFinal(IReadOnlyCollection<CallStatus> statuses) =>
        statuses.Contains(CallStatus.Enrolled) || statuses.Contains(CallStatus.NotEnrolled)
            ? ""
            : " AND status <> 3 AND status <> 4";

    private List<CallRow> Read(SqlStatement statement, params ReadOnlySpan<object?> values)
    {
        var rows = new List<CallRow>();
        using (var reader = statement.Read(values))
        {
            while (reader.Read())
            {
                rows.Add(SqlRows.Call(reader));
            }
        }

        return rows.ConvertAll(row => row with { Pictures = PicturesOf(row.Id) });
    }

    private List<PictureRow> PicturesOf(string callId)
    {
        var pictures = new List<PictureRow>();
        using var reader = _pictures.Read(callId);
        while (reader.Read())
        {
            pictures.Add(SqlRows.Picture(reader));
        }

        return pictures;
    }
}
