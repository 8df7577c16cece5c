using System.Globalization;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using Microsoft.Data.Sqlite;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>The rows over one connection, by statements that are prepared once.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class SqliteTables(SqliteConnection connection) : ILedgerTables, IDisposable
{
    private const string Columns =
        "id, account, library, person, attempt, version, status, owner, no_attempt_after, ask_at, ticket, unattributed, reason, "
        + "is_alarmed";

    private const string Person = "account = $account AND library = $library AND person = $person";

    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _beginReading = new(connection, "BEGIN");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _rollback = new(connection, "ROLLBACK");

    private readonly SqliteStatement _find = new(connection, $"SELECT {Columns} FROM call WHERE id = $id", "$id");

    private readonly SqliteStatement _pictures = new(
        connection,
        "SELECT source, status, face, kind, code FROM picture WHERE call = $id ORDER BY n",
        "$id"
    );

    private readonly SqliteStatement _person = new(
        connection,
        $"SELECT COALESCE(SUM(attempt), 0), MAX(CASE WHEN status IN (1, 2, 6) THEN id END) FROM call WHERE {Person}",
        "$account",
        "$library",
        "$person"
    );

    private readonly SqliteStatement _best = new(
        connection,
        "SELECT source, status, face, kind, code, call FROM picture "
            + $"WHERE {Person} AND source = $source AND status IN (1, 5, 3) "
            + "ORDER BY CASE status WHEN 1 THEN 0 WHEN 5 THEN 1 ELSE 2 END LIMIT 1",
        "$account",
        "$library",
        "$person",
        "$source"
    );

    private readonly SqliteStatement _isIn = new(
        connection,
        $"SELECT 1 FROM picture WHERE {Person} AND source = $source AND status IN (1, 5) AND call <> $id LIMIT 1",
        "$account",
        "$library",
        "$person",
        "$source",
        "$id"
    );

    private readonly SqliteStatement _putCall = new(
        connection,
        $"INSERT INTO call ({Columns}) VALUES ($id, $account, $library, $person, $attempt, $version, $status, $owner, $end, $ask, "
            + "$ticket, $unattributed, $reason, $alarm) "
            // Not "or replace", which would remove another call that stands in the way.
            + "ON CONFLICT (id) DO UPDATE SET attempt = $attempt, version = $version, status = $status, owner = $owner, "
            + "no_attempt_after = $end, ask_at = $ask, ticket = $ticket, unattributed = $unattributed, reason = $reason, "
            + "is_alarmed = $alarm",
        "$id",
        "$account",
        "$library",
        "$person",
        "$attempt",
        "$version",
        "$status",
        "$owner",
        "$end",
        "$ask",
        "$ticket",
        "$unattributed",
        "$reason",
        "$alarm"
    );

    private readonly SqliteStatement _putPicture = new(
        connection,
        "INSERT INTO picture (call, n, account, library, person, source, status, face, kind, code) "
            + "VALUES ($id, $n, $account, $library, $person, $source, $status, $face, $kind, $code) "
            + "ON CONFLICT (call, n) DO UPDATE SET status = $status, face = $face, kind = $kind, code = $code",
        "$id",
        "$n",
        "$account",
        "$library",
        "$person",
        "$source",
        "$status",
        "$face",
        "$kind",
        "$code"
    );

    public void Begin() => _begin.Run();

    public void BeginReading() => _beginReading.Run();

    public void Commit() => _commit.Run();

    public void Rollback() => _rollback.Run();

    public CallRow? Find(string callId)
    {
        CallRow? row;
        using (var reader = _find.Read(callId))
        {
            row = reader.Read() ? SqliteRows.Call(reader) : null;
        }

        return row is null ? null : row with { Pictures = PicturesOf(callId) };
    }

    public (int Intents, string? OpenId) OfPerson(in LedgerPerson person)
    {
        using var reader = _person.Read(person.Account, person.Library, person.PersonId);
        _ = reader.Read();
        return (reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }

    public PictureRow? Best(in LedgerPerson person, string source)
    {
        using var reader = _best.Read(person.Account, person.Library, person.PersonId, source);
        return reader.Read() ? SqliteRows.Picture(reader) with { CallId = reader.GetString(5) } : null;
    }

    public bool IsIn(in LedgerPerson person, string source, string exceptCallId)
    {
        using var reader = _isIn.Read(person.Account, person.Library, person.PersonId, source, exceptCallId);
        return reader.Read();
    }

    public IReadOnlyList<CallRow> List(IReadOnlyCollection<CallStatus> statuses, int most)
    {
        var list = string.Join(", ", statuses.Select(s => ((int)s).ToString(CultureInfo.InvariantCulture)));
        using var statement = new SqliteStatement(
            connection,
            $"SELECT {Columns} FROM call WHERE status IN ({list}) ORDER BY ask_at, id LIMIT $most",
            "$most"
        );
        var rows = new List<CallRow>();
        using (var reader = statement.Read(most))
        {
            while (reader.Read())
            {
                rows.Add(SqliteRows.Call(reader));
            }
        }

        return rows.ConvertAll(row => row with { Pictures = PicturesOf(row.Id) });
    }

    public void Put(CallRow row)
    {
        var person = row.Person;
        try
        {
            _putCall.Run(
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
                SqliteRows.Write(row.UnattributedFaceIds),
                row.Reason,
                row.IsAlarmed ? 1 : 0
            );
            for (var i = 0; i < row.Pictures.Count; i++)
            {
                var picture = row.Pictures[i];
                _putPicture.Run(
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
        catch (SqliteException e) when (SqliteFaults.IsConflict(e))
        {
            throw new LedgerConflictException("An index refused the row.", e);
        }
    }

    public void Dispose()
    {
        foreach (
            var statement in (SqliteStatement[])
                [
                    _begin,
                    _beginReading,
                    _commit,
                    _rollback,
                    _find,
                    _pictures,
                    _person,
                    _best,
                    _isIn,
                    _putCall,
                    _putPicture,
                ]
        )
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private List<PictureRow> PicturesOf(string callId)
    {
        var pictures = new List<PictureRow>();
        using var reader = _pictures.Read(callId);
        while (reader.Read())
        {
            pictures.Add(SqliteRows.Picture(reader));
        }

        return pictures;
    }
}
