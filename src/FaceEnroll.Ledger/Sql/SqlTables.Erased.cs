using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>People who were erased.</content>
internal sealed partial class SqlTables
{
    private readonly SqlStatement _erasedAfter = new(
        session,
        "SELECT MAX(last_run) FROM erased WHERE id IN (@id, @everywhere)",
        "@id",
        "@everywhere"
    );

    private readonly SqlStatement _putErased = new(
        session,
        "INSERT INTO erased (id, last_run) SELECT @id, COALESCE(MAX(id), 0) FROM run WHERE true "
            + "ON CONFLICT (id) DO UPDATE SET last_run = excluded.last_run",
        "@id"
    );

    public long? ErasedAfter(in LedgerPerson person)
    {
        using var reader = _erasedAfter.Read(
            ErasedPerson.KeyOf(person),
            ErasedPerson.KeyOf(person with { Library = "" })
        );
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetInt64(0) : null;
    }

    public void PutErased(in LedgerPerson person) => _ = _putErased.Run(ErasedPerson.KeyOf(person));

    public bool AddErasure(string id)
    {
        using var statement = new SqlStatement(
            session,
            "INSERT INTO erasure (id) VALUES (@id) ON CONFLICT (id) DO NOTHING",
            "@id"
        );
        return statement.Run(id) > 0;
    }
}
