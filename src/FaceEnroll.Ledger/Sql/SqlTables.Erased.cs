using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>People who were erased.</content>
internal sealed partial class SqlTables
{
    private readonly SqlStatement _erasedAt = new(
        session,
        "SELECT MAX(erased_at) FROM erased WHERE id IN (@id, @everywhere)",
        "@id",
        "@everywhere"
    );

    private readonly SqlStatement _putErased = new(
        session,
        "INSERT INTO erased (id, erased_at) VALUES (@id, @now) ON CONFLICT (id) DO UPDATE SET erased_at = @now",
        "@id",
        "@now"
    );

    public DateTimeOffset? ErasedAt(in LedgerPerson person)
    {
        using var reader = _erasedAt.Read(ErasedPerson.KeyOf(person), ErasedPerson.KeyOf(person with { Library = "" }));
        return reader.Read() && !reader.IsDBNull(0)
            ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0))
            : null;
    }

    public void PutErased(in LedgerPerson person, DateTimeOffset now) =>
        _ = _putErased.Run(ErasedPerson.KeyOf(person), now.ToUnixTimeMilliseconds());
}
