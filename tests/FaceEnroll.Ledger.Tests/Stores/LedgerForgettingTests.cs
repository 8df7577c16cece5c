using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Stores;

/// <summary>What every store does where a person's faces are deleted.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
[TestOf(typeof(LedgerSteps))]
public class LedgerForgettingTests(string kind) : StoreFixture(kind)
{
    private ValueTask<IntentAnswer> NoteAsync(LedgerRequest request, int seen = 0) =>
        Store.NoteIntentAsync(Rows.Intent(request, seen), default);

    [Test]
    public async Task Of_IsAllOfOnePersonInOneLibrary()
    {
        foreach (var (library, person) in new[] { ("", "1"), ("l", "1"), ("", "2") })
        {
            var request = LedgerRequest.Of(Rows.Person(person, library), ["a"]);
            await NoteAsync(request);
            await Store.NoteOutcomeAsync(request.CallId, 1, Rows.Outcome(CallStatus.Enrolled), default);
        }

        var second = Rows.Request("1", "b", "c");
        await NoteAsync(second, 1);
        var calls = await Store.ReadAsync(t => t.Of(Rows.Person("1")), default);
        Assert.That(calls.Select(c => c.Pictures.Count), Is.EquivalentTo(new[] { 1, 2 }));
        Assert.That(calls.Select(c => c.Person.PersonId), Is.All.EqualTo("1"));
        Assert.That(await Store.ReadAsync(t => t.Of(Rows.Person("3")), default), Is.Empty);
    }

    [Test]
    public async Task Forget_CallOfWhichNothingIsLeft_KeepsWhatItTakesToStayCorrect()
    {
        var request = Rows.Request("person", "a", "b");
        await NoteAsync(request);
        var outcome = new CallOutcome
        {
            Status = CallStatus.Enrolled,
            Pictures =
            [
                new PictureRow("a") { Status = PictureStatus.Enrolled, FaceId = "7" },
                new PictureRow("b") { Status = PictureStatus.NotEnrolled, Kind = FaceEnrollmentErrorKind.NoFace },
            ],
            UnattributedFaceIds = ["8"],
            Reason = "because",
        };
        await Store.NoteOutcomeAsync(request.CallId, 1, outcome, default);
        Assert.That(await ForgetAsync(2), Is.Null, "its face is in");
        await Store.NoteGoneAsync(request.CallId, 2, ["a"], default);
        Assert.That(await ForgetAsync(2), Is.Null, "it was written since");
        Assert.That(await ForgetAsync(3), Is.Not.Null);
        var row = (await Store.FindAsync(request.CallId, default))!;
        Assert.That((row.Ticket, row.Reason, row.FaceIds.Any()), Is.EqualTo(("", (string?)null, false)));
        Assert.That((row.Attempt, row.Version, row.Status), Is.EqualTo((1, 4, CallStatus.Enrolled)));
        Assert.That(
            row.Pictures.Select(p => (p.Source, p.Status)),
            Is.EqualTo(new[] { ("a", PictureStatus.Gone), ("b", PictureStatus.NotEnrolled) })
        );
        Assert.That(await ForgetAsync(4), Is.Null, "nothing is left to forget");
        var again = await NoteAsync(request, 1);
        Assert.That((again.Verdict, again.Noted!.Attempt), Is.EqualTo((IntentVerdict.Noted, 2)));

        ValueTask<CallRow?> ForgetAsync(int seen) =>
            Store.WriteAsync(tables => LedgerSteps.Forget(tables, request.CallId, seen), default);
    }

    [TestCase(CallStatus.Unknown)]
    [TestCase(CallStatus.Undecidable)]
    public async Task Forget_CallThatIsNotDecided_IsKept(object status)
    {
        var request = Rows.Request();
        await NoteAsync(request);
        await Store.NoteOutcomeAsync(request.CallId, 1, Rows.Outcome((CallStatus)status), default);
        var forgotten = await Store.WriteAsync(tables => LedgerSteps.Forget(tables, request.CallId, 2), default);
        Assert.That(forgotten, Is.Null);
    }
}
