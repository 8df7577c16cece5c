using System.Data.Common;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Sql;

/// <summary>Runs and items as the tables hold them.</summary>
internal static class SqlRunRows
{
    public const string RunColumns =
        "id, name, registration, vendor, state, reason, driver, pass, is_planned, fingerprint, definition, next, created_at, account";

    public const string ItemColumns =
        "run, n, item_key, pass, line, is_wrong_line, person, picture, library, more, status, attempts, not_before, kind, code, "
        + "reason, face, finished_at";

    public static RunRow Run(DbDataReader reader) =>
        new()
        {
            Id = reader.GetInt64(0),
            Name = SqlText.Read(reader, 1),
            Registration = SqlText.Read(reader, 2),
            Vendor = (FaceVendor)reader.GetInt32(3),
            State = (FaceRunState)reader.GetInt32(4),
            Reason = Text(reader, 5),
            Driver = SqlText.Read(reader, 6),
            Pass = reader.GetInt32(7),
            IsPlanned = reader.GetInt32(8) != 0,
            Fingerprint = SqlText.Read(reader, 9),
            Definition = SqlText.Read(reader, 10),
            Next = reader.GetInt64(11),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(12)),
            Account = SqlText.Read(reader, 13),
        };

    public static ItemRow Item(DbDataReader reader) =>
        new()
        {
            Id = new RunItemKey(reader.GetInt64(0), reader.GetInt64(1)),
            Key = new Guid((byte[])reader.GetValue(2)),
            Pass = reader.GetInt32(3),
            Line = reader.GetInt64(4),
            IsWrongLine = reader.GetInt32(5) != 0,
            PersonId = SqlText.Read(reader, 6),
            Picture = SqlText.Read(reader, 7),
            LibraryId = Text(reader, 8),
            More = Text(reader, 9),
            Status = (FaceRunEntryStatus)reader.GetInt32(10),
            Attempts = reader.GetInt32(11),
            NotBefore = Time(reader, 12),
            Kind = (FaceEnrollmentErrorKind)reader.GetInt32(13),
            Code = Text(reader, 14),
            Reason = Text(reader, 15),
            FaceId = Text(reader, 16),
            FinishedAt = Time(reader, 17),
        };

    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : SqlText.Read(reader, column);

    private static DateTimeOffset? Time(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));
}
