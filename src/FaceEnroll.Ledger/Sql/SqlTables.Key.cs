using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>The key that the ledger was begun with.</content>
internal sealed partial class SqlTables
{
    public PersonIdKey Key => key;

    public bool IsEmpty
    {
        get
        {
            using var statement = new SqlStatement(
                session,
                "SELECT CASE WHEN EXISTS (SELECT 1 FROM call) OR EXISTS (SELECT 1 FROM run) OR EXISTS (SELECT 1 FROM erased) "
                    + "THEN 1 ELSE 0 END"
            );
            using var reader = statement.Read();
            return reader.Read() && reader.GetInt32(0) == 0;
        }
    }

    public string? KeyCheck
    {
        get
        {
            using var statement = new SqlStatement(session, "SELECT value FROM key_check");
            using var reader = statement.Read();
            return reader.Read() ? SqlText.Read(reader, 0) : null;
        }
    }

    public void PutKeyCheck(string check)
    {
        using var statement = new SqlStatement(session, "INSERT INTO key_check (value) VALUES (@value)", "@value");
        _ = statement.Run(check);
    }
}
