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
            Id = reader.GetString(0),
            Person = new LedgerPerson(reader.GetString(1), reader.GetString(2), reader.GetString(3)),
            Attempt = reader.GetInt32(4),
            Version = reader.GetInt32(5),
            Status = (CallStatus)reader.GetInt32(6),
            Owner = reader.GetString(7),
            NoAttemptAfter = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(8)),
            AskAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(9)),
            Ticket = reader.GetString(10),
            UnattributedFaceIds = ReadIds(reader.GetString(11)),
            Reason = reader.IsDBNull(12) ? null : reader.GetString(12),
            IsAlarmed = reader.GetInt32(13) != 0,
            Item = new RunItemKey(reader.GetInt64(14), reader.GetInt64(15)),
        };

    /// <param name="reader">The row.</param>
    /// <param name="from">The first of its columns.</param>
    public static PictureRow Picture(DbDataReader reader, int from = 0) =>
        new(reader.GetString(from))
        {
            Status = (PictureStatus)reader.GetInt32(from + 1),
            FaceId = reader.IsDBNull(from + 2) ? null : reader.GetString(from + 2),
            Kind = (FaceEnrollmentErrorKind)reader.GetInt32(from + 3),
            Code = reader.IsDBNull(from + 4) ? null : reader.GetString(from + 4),
        };

    public static string Write(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? None : JsonSerializer.Serialize([.. ids], LedgerJson.Default.StringArray);

    public static string[] ReadIds(string text) =>
        text == None ? [] : JsonSerializer.Deserialize(text, LedgerJson.Default.StringArray) ?? [];
}
