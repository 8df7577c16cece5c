using System.Data.Common;
using System.Text.Json;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Sql;

/// <summary>Rows as the tables hold them.</summary>
internal static class SqlRows
{
    /// <summary>How many columns a call has.</summary>
    public const int CallColumns = 16;

    private const string None = "[]";

    /// <summary>A call without its pictures.</summary>
    public static CallRow Call(DbDataReader reader) =>
        new()
        {
            Id = SqlText.Read(reader, 0),
            Person = new LedgerPerson(SqlText.Read(reader, 1), SqlText.Read(reader, 2), SqlText.Read(reader, 3)),
            Attempt = reader.GetInt32(4),
            Version = reader.GetInt32(5),
            Status = (CallStatus)reader.GetInt32(6),
            Owner = SqlText.Read(reader, 7),
            NoAttemptAfter = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(8)),
            AskAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(9)),
            Ticket = SqlText.Read(reader, 10),
            UnattributedFaceIds = ReadIds(SqlText.Read(reader, 11)),
            Reason = reader.IsDBNull(12) ? null : SqlText.Read(reader, 12),
            IsAlarmed = reader.GetInt32(13) != 0,
            Item = new RunItemKey(reader.GetInt64(14), reader.GetInt64(15)),
        };

    /// <param name="reader">The row.</param>
    /// <param name="from">The first of its columns.</param>
    public static PictureRow Picture(DbDataReader reader, int from = 0) =>
        new(SqlText.Read(reader, from))
        {
            Status = (PictureStatus)reader.GetInt32(from + 1),
            FaceId = reader.IsDBNull(from + 2) ? null : SqlText.Read(reader, from + 2),
            Kind = (FaceEnrollmentErrorKind)reader.GetInt32(from + 3),
            Code = reader.IsDBNull(from + 4) ? null : SqlText.Read(reader, from + 4),
        };

    public static string Write(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? None : JsonSerializer.Serialize([.. ids], LedgerJson.Default.StringArray);

    public static string[] ReadIds(string text) =>
        text == None ? [] : JsonSerializer.Deserialize(text, LedgerJson.Default.StringArray) ?? [];
}
