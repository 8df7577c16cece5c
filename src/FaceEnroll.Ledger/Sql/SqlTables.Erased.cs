using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>People who were erased.</content>
internal sealed partial class SqlTables
{
    private readonly SqlStatement _isErased = new(
        session,
        "SELECT 1 FROM erased WHERE id IN (@id, @everywhere) LIMIT 1",
        "@id",
        "@everywhere"
    );

    private readonly SqlStatement _putErased = new(
        session,
        "INSERT INTO erased (id, erased_at) VALUES (@id, @now) ON CONFLICT (id) DO NOTHING",
        "@id",
        "@now"
    );

    public bool IsErased(in LedgerPerson person)
    {
        using var reader = _isErased.Read(ErasedPerson.KeyOf(person), ErasedPerson.KeyOf(person with { Library = "" }));
        return reader.Read();
    }

    public void PutErased(in LedgerPerson person, DateTimeOffset now) =>
        _ = _putErased.Run(ErasedPerson.KeyOf(person), now.ToUnixTimeMilliseconds());
}
