using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.Stores;

/// <summary>What must be unique is, whatever the rules say: each index is tried twice, without a library and with one.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
[TestOf(typeof(MemoryTables))]
[TestOf(typeof(SqlTables))]
public class LedgerTablesTests(string kind) : TablesFixture(kind)
{
    [Test]
    public void Put_SecondOpenCallOfAPerson_IsRefusedInAnyOpenState(
        [Values("", "library")] string library,
        [Values(1, 2, 6)] int first,
        [Values(1, 2, 6)] int second
    )
    {
        Tables.Put(Rows.Row("1", (CallStatus)first, PictureStatus.Open, library));
        Assert.Throws<LedgerConflictException>(() =>
            Tables.Put(Rows.Row("2", (CallStatus)second, PictureStatus.Open, library))
        );
        Assert.That(Tables.Find("1"), Is.Not.Null, "nothing was put in its place");
        Tables.Put(Rows.Row("3", (CallStatus)second, PictureStatus.Open, library + "other"));
    }

    [Test]
    public void ErasedAfter_OfALibraryOrOfAll_AndOfNobodyElse()
    {
        var person = new LedgerPerson("account", "library", "a");
        var all = person with { PersonId = "b", Library = "" };
        Assert.That(Tables.ErasedAfter(person), Is.Null);
        Tables.PutErased(person);
        Tables.PutErased(all);
        Assert.That(Tables.ErasedAfter(person), Is.Zero, "there was no run");
        Assert.That(Tables.ErasedAfter(person with { Library = "other" }), Is.Null);
        Assert.That(Tables.ErasedAfter(person with { Library = "" }), Is.Null);
        Assert.That(Tables.ErasedAfter(all with { Library = "any" }), Is.Zero);
        Assert.That(Tables.ErasedAfter(all with { Account = "other" }), Is.Null);
        var run = Tables.Runs.Add(new RunRow { Name = "run", Registration = "registration" });
        Assert.That(Tables.ErasedAfter(person), Is.Zero);
        Tables.PutErased(person with { Library = "" });
        Assert.That(Tables.ErasedAfter(person), Is.EqualTo(run.Id), "the latest of both");
        Tables.PutErased(all);
        Assert.That(Tables.ErasedAfter(all), Is.EqualTo(run.Id));
    }

    [Test]
    public void Put_PictureEnrolledByTwoCalls_IsRefused([Values("", "library")] string library)
    {
        Tables.Put(Rows.Row("1", CallStatus.Enrolled, PictureStatus.Enrolled, library));
        Assert.Throws<LedgerConflictException>(() =>
            Tables.Put(Rows.Row("2", CallStatus.Enrolled, PictureStatus.Enrolled, library))
        );
        Assert.That(Tables.Find("1")!.Pictures[0].Status, Is.EqualTo(PictureStatus.Enrolled));
        Tables.Put(Rows.Row("3", CallStatus.Enrolled, PictureStatus.Twice, library));
        Tables.Put(Rows.Row("4", CallStatus.Enrolled, PictureStatus.Enrolled, library + "other"));
    }

    [Test]
    public void Best_OfSeveralCalls_IsWhatSaysMost()
    {
        var person = Rows.Person();
        Assert.That(Tables.Best(person, "a"), Is.Null);
        Tables.Put(Rows.Row("1", CallStatus.NotEnrolled, PictureStatus.NotEnrolled));
        Assert.That(Tables.Best(person, "a"), Is.Null);
        Tables.Put(Rows.Row("2", CallStatus.Undecidable, PictureStatus.Undecidable));
        Assert.That(Tables.Best(person, "a")!.Status, Is.EqualTo(PictureStatus.Undecidable));
        Tables.Put(Rows.Row("3", CallStatus.Enrolled, PictureStatus.Enrolled));
        Assert.That(Tables.Best(person, "a")!.Status, Is.EqualTo(PictureStatus.Enrolled));
        Assert.That(Tables.Best(person, "b"), Is.Null);
        Assert.That(Tables.Best(Rows.Person("other"), "a"), Is.Null);
        Assert.That(Tables.IsIn(person, "a", "1"), Is.True);
        Assert.That(Tables.IsIn(person, "a", "3"), Is.False);
    }

    [Test]
    public void Due_PageByPage_HoldsEachOpenCallOnceInOrder()
    {
        CallStatus[] open = [CallStatus.Unknown, CallStatus.Intent, CallStatus.Reserved];
        for (var i = 0; i < 12; i++)
        {
            var row = Rows.Row($"{i:D2}", open[i % 3], PictureStatus.Open);
            Tables.Put(row with { Person = Rows.Person($"{i}"), AskAt = Rows.End.AddMinutes(i / 4) });
        }

        Tables.Put(Rows.Row("x", CallStatus.Enrolled, PictureStatus.Enrolled));
        var (ids, last) = (new List<string>(), DueCall.First);
        IReadOnlyList<DueCall> page;
        do
        {
            page = Tables.Due(Rows.End.AddMinutes(1), last, 3);
            ids.AddRange(page.Select(d => d.Id));
            last = page.Count == 0 ? last : page[^1];
        } while (page.Count == 3);

        // "09" is unknown, and is to be asked about later.
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 12).Where(i => i != 9).Select(i => $"{i:D2}")));
    }
}
