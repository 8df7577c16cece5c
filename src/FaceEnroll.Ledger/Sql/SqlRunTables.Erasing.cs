using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>What an erasure does to the items of a person.</content>
internal sealed partial class SqlRunTables
{
    public void ErasePerson(ErasedScope scope, bool isForgotten, DateTimeOffset now)
    {
        foreach (var run in List().Where(r => r.Account == scope.Account))
        {
            // There is no index by person: it is read through, which an erasure is worth.
            var items = new List<ItemRow>();
            using (
                var statement = new SqlStatement(
                    session,
                    $"{Where} AND person IN (@person, @hidden){(scope.TakesOpenCalls ? "" : $" AND NOT {IsAsked}")}",
                    "@run",
                    "@person",
                    "@hidden"
                )
            )
            {
                items.AddRange(Items(statement.Read(run.Id, scope.PersonId, key.Of(scope.PersonId))));
            }

            foreach (var item in items.Where(i => scope.Has(run, i)))
            {
                Put(item, RunItemRules.OfErased(item, now));
                if (isForgotten)
                {
                    Forget(item.Id);
                }
            }
        }
    }

    public void Forget(in RunItemKey id)
    {
        using var statement = new SqlStatement(
            session,
            "UPDATE item SET person = '', picture = '', more = NULL, face = NULL WHERE run = @run AND n = @n",
            "@run",
            "@n"
        );
        _ = statement.Run(id.Run, id.Number);
    }
}
