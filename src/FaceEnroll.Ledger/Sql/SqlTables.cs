using System.Data.Common;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Sql;

/// <summary>The rows over one connection, by statements that are prepared once.</summary>
/// <param name="session">The connection.</param>
/// <param name="key">What hides person ids.</param>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed partial class SqlTables(SqlSession session, PersonIdKey key) : ILedgerTables, IDisposable
{
    private const string Columns =
        "id, account, library, person, attempt, version, status, owner, no_attempt_after, ask_at, ticket, unattributed, reason, "
        + "is_alarmed, run, item";

    private static readonly string s_columnsOfCall = string.Join(
        ", ",
        Columns.Split(", ").Select(column => "call." + column)
    );

    private const string Person = "account = @account AND library = @library AND person = @person";

    /// <summary>A call with its pictures: once for each of them.</summary>
    private readonly SqlStatement _find = new(
        session,
        $"SELECT {s_columnsOfCall}, picture.source, picture.status, picture.face, picture.kind, picture.code FROM call "
            + "LEFT JOIN picture ON picture.call = call.id WHERE call.id = @id ORDER BY picture.n",
        "@id"
    );

    private readonly SqlStatement _pictures = new(
        session,
        "SELECT source, status, face, kind, code FROM picture WHERE call = @id ORDER BY n",
        "@id"
    );

    private readonly SqlStatement _person = new(
        session,
        $"SELECT COALESCE(SUM(attempt), 0), MAX(CASE WHEN status IN (1, 2, 6) THEN id END) FROM call WHERE {Person}",
        "@account",
        "@library",
        "@person"
    );

    private readonly SqlStatement _best = new(
        session,
        "SELECT source, status, face, kind, code, call FROM picture "
            + $"WHERE {Person} AND source = @source AND status IN (1, 5, 3) "
            + "ORDER BY CASE status WHEN 1 THEN 0 WHEN 5 THEN 1 ELSE 2 END LIMIT 1",
        "@account",
        "@library",
        "@person",
        "@source"
    );

    private readonly SqlStatement _isIn = new(
        session,
        $"SELECT 1 FROM picture WHERE {Person} AND source = @source AND status IN (1, 5) AND call <> @id LIMIT 1",
        "@account",
        "@library",
        "@person",
        "@source",
        "@id"
    );

    private readonly SqlStatement _faces = new(
        session,
        $"SELECT face, NULL FROM picture WHERE {Person} AND call <> @id AND face IS NOT NULL UNION ALL "
            + $"SELECT NULL, unattributed FROM call WHERE {Person} AND id <> @id AND unattributed <> '[]'",
        "@account",
        "@library",
        "@person",
        "@id"
    );

    private readonly SqlStatement _putCall = new(
        session,
        $"INSERT INTO call ({Columns}) VALUES (@id, @account, @library, @person, @attempt, @version, @status, @owner, @end, @ask, "
            + "@ticket, @unattributed, @reason, @alarm, @run, @item) "
            // Not "or replace", which would remove another call that stands in the way.
            + "ON CONFLICT (id) DO UPDATE SET attempt = @attempt, version = @version, status = @status, owner = @owner, "
            + "no_attempt_after = @end, ask_at = @ask, ticket = @ticket, unattributed = @unattributed, reason = @reason, "
            + "is_alarmed = @alarm, run = @run, item = @item",
        "@id",
        "@account",
        "@library",
        "@person",
        "@attempt",
        "@version",
        "@status",
        "@owner",
        "@end",
        "@ask",
        "@ticket",
        "@unattributed",
        "@reason",
        "@alarm",
        "@run",
        "@item"
    );

    private readonly SqlStatement _ofItem = new(
        session,
        $"SELECT {Columns} FROM call WHERE run = @run AND item = @item AND run > 0 ORDER BY no_attempt_after DESC LIMIT 1",
        "@run",
        "@item"
    );

    private readonly SqlStatement _putPicture = new(
        session,
        "INSERT INTO picture (call, n, account, library, person, source, status, face, kind, code) "
            + "VALUES (@id, @n, @account, @library, @person, @source, @status, @face, @kind, @code) "
            + "ON CONFLICT (call, n) DO UPDATE SET status = @status, face = @face, kind = @kind, code = @code",
        "@id",
        "@n",
        "@account",
        "@library",
        "@person",
        "@source",
        "@status",
        "@face",
        "@kind",
        "@code"
    );

    private readonly SqlRunTables _runs = new(session, key);

    /// <summary>The connection with its transactions.</summary>
    public SqlSession Session => session;

    /// <summary>Hears of each call that is put.</summary>
    public Action<CallRow>? OnPut { get; set; }

    public IRunTables Runs => _runs;

    public CallRow? Find(string callId)
    {
        using var reader = _find.Read(callId);
        if (!reader.Read())
        {
            return null;
        }

        var row = SqlRows.Call(reader);
        var pictures = new List<PictureRow>(1);
        do
        {
            if (!reader.IsDBNull(SqlRows.CallColumns))
            {
                pictures.Add(SqlRows.Picture(reader, SqlRows.CallColumns));
            }
        } while (reader.Read());

        return row with
        {
            Pictures = pictures,
        };
    }

    public CallRow? OfItem(in RunItemKey item)
    {
        CallRow? row;
        using (var reader = _ofItem.Read(item.Run, item.Number))
        {
            row = reader.Read() ? SqlRows.Call(reader) : null;
        }

        return row is null ? null : row with { Pictures = PicturesOf(row.Id) };
    }

    public (int Intents, string? OpenId) OfPerson(in LedgerPerson person)
    {
        using var reader = _person.Read(person.Account, person.Library, person.PersonId);
        _ = reader.Read();
        return ((int)reader.GetInt64(0), reader.IsDBNull(1) ? null : SqlText.Read(reader, 1));
    }

    public PictureRow? Best(in LedgerPerson person, string source)
    {
        using var reader = _best.Read(person.Account, person.Library, person.PersonId, source);
        return reader.Read() ? SqlRows.Picture(reader) with { CallId = SqlText.Read(reader, 5) } : null;
    }

    public bool IsIn(in LedgerPerson person, string source, string exceptCallId)
    {
        using var reader = _isIn.Read(person.Account, person.Library, person.PersonId, source, exceptCallId);
        return reader.Read();
    }

    public IReadOnlyList<string> FacesOfOthers(in LedgerPerson person, string exceptCallId)
    {
        var faces = new List<string>();
        using var reader = _faces.Read(person.Account, person.Library, person.PersonId, exceptCallId);
        while (reader.Read())
        {
            if (reader.IsDBNull(0))
            {
                faces.AddRange(SqlRows.ReadIds(SqlText.Read(reader, 1)));
            }
            else
            {
                faces.Add(SqlText.Read(reader, 0));
            }
        }

        return faces;
    }

    public void Put(CallRow row)
    {
        var person = row.Person;
        try
        {
            _ = _putCall.Run(
                row.Id,
                person.Account,
                person.Library,
                person.PersonId,
                row.Attempt,
                row.Version,
                (int)row.Status,
                row.Owner,
                row.NoAttemptAfter.ToUnixTimeMilliseconds(),
                row.AskAt.ToUnixTimeMilliseconds(),
                row.Ticket,
                SqlRows.Write(row.UnattributedFaceIds),
                row.Reason,
                row.IsAlarmed ? 1 : 0,
                row.Item.Run,
                row.Item.Number
            );
            for (var i = 0; i < row.Pictures.Count; i++)
            {
                var picture = row.Pictures[i];
                _ = _putPicture.Run(
                    row.Id,
                    i,
                    person.Account,
                    person.Library,
                    person.PersonId,
                    picture.Source,
                    (int)picture.Status,
                    picture.FaceId,
                    (int)picture.Kind,
                    picture.Code
                );
            }
        }
        catch (DbException e) when (session.IsConflict(e))
        {
            throw new LedgerConflictException("An index refused the row.", e);
        }

        OnPut?.Invoke(row);
    }

    public void Dispose()
    {
        foreach (
            var statement in (SqlStatement[])
                [
                    _find,
                    _pictures,
                    _person,
                    _best,
                    _isIn,
                    _putCall,
                    _putPicture,
                    _ofItem,
                    _faces,
                    _due,
                    _erasedAfter,
                    _putErased,
                ]
        )
        {
            statement.Dispose();
        }

        _runs.Dispose();
        session.Dispose();
    }
}
