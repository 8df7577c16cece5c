using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Sql;

/// <content>What an erasure does to the items of a person.</content>
internal sealed partial class SqlRunTables
{
    public void ErasePerson(
        string account,
        string personId,
        IReadOnlyCollection<string?> libraryIds,
        bool isForgotten,
        DateTimeOffset now
    )
    {
        foreach (var run in List().Where(r => r.Account == account))
        {
            // There is no index by person: it is read through, which an erasure is worth.
            var items = new List<ItemRow>();
            using (
                var statement = new SqlStatement(
                    session,
                    $"{Where} AND person = @person AND NOT {IsAsked}",
                    "@run",
                    "@person"
                )
            )
            {
                items.AddRange(Items(statement.Read(run.Id, personId)));
            }

            foreach (
                var item in items.Where(i =>
                    i.LibraryId is null || libraryIds.Contains(null) || libraryIds.Contains(i.LibraryId)
                )
            )
            {
                Put(
                    item,
                    !item.IsOpen
                        ? item
                        : item with
                        {
                            Status = FaceRunEntryStatus.Canceled,
                            Reason = RunItemRules.Erased,
                            NotBefore = null,
                            FinishedAt = now,
                        }
                );
                if (isForgotten)
                {
                    using var forget = new SqlStatement(
                        session,
                        "UPDATE item SET person = '', picture = '', more = NULL, face = NULL WHERE run = @run AND n = @n",
                        "@run",
                        "@n"
                    );
                    _ = forget.Run(run.Id, item.Id.Number);
                }
            }
        }
    }
}
