using System.Globalization;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Stores;

/// <summary>What every store does.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
[TestOf(typeof(MemoryLedgerStore))]
public class LedgerStoreTests(string kind) : StoreFixture(kind)
{
    private ValueTask<IntentAnswer> NoteAsync(LedgerRequest request, int seen = 0, string owner = "me") =>
        Store.NoteIntentAsync(Rows.Intent(request, seen, owner), default);

    [Test]
    public async Task Note_AndOutcome_AreReadBackWhole()
    {
        var request = Rows.Request("person", "a", "b");
        var noted = (await NoteAsync(request)).Noted!;
        var outcome = new CallOutcome
        {
            Status = CallStatus.Enrolled,
            Pictures =
            [
                new PictureRow("a") { Status = PictureStatus.Enrolled, FaceId = "7" },
                new PictureRow("b")
                {
                    Status = PictureStatus.NotEnrolled,
                    Kind = FaceEnrollmentErrorKind.NoFace,
                    Code = "-1101",
                },
            ],
            UnattributedFaceIds = ["8", "9\n\""],
            AskAt = Rows.End.AddSeconds(1),
            Ticket = "{\"a\":1}",
            Reason = "because",
        };
        await Store.NoteOutcomeAsync(noted.Id, 1, outcome, default);
        var row = (await Store.FindAsync(noted.Id, default))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.Person, Is.EqualTo(request.Person));
            Assert.That((row.Attempt, row.Version, row.Status), Is.EqualTo((1, 2, CallStatus.Enrolled)));
            Assert.That((row.Owner, row.Ticket, row.Reason), Is.EqualTo(("me", "{\"a\":1}", "because")));
            Assert.That((row.NoAttemptAfter, row.AskAt), Is.EqualTo((Rows.End, Rows.End.AddSeconds(1))));
            Assert.That(row.Pictures, Is.EqualTo(outcome.Pictures));
            Assert.That(row.UnattributedFaceIds, Is.EqualTo(outcome.UnattributedFaceIds));
            Assert.That(row.IsAlarmed, Is.False);
        }
    }

    [Test]
    public async Task Note_WhileThePersonHasAnOpenCall_FindsIt()
    {
        await NoteAsync(Rows.Request());
        var other = await NoteAsync(Rows.Request("person", "b"), owner: "other");
        Assert.That((other.Verdict, other.Record.Open!.Owner), Is.EqualTo((IntentVerdict.Open, "me")));
        Assert.That((await NoteAsync(Rows.Request("somebody else"))).Verdict, Is.EqualTo(IntentVerdict.Noted));
    }

    [Test]
    public async Task Note_OfManyAtOnce_LetsOneThrough()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => Task.Run(async () => await NoteAsync(Rows.Request("person", $"{i}"))))
        );
        Assert.That(answers.Count(a => a.Verdict == IntentVerdict.Noted), Is.EqualTo(1));
        Assert.That(answers.Count(a => a.Verdict == IntentVerdict.Open), Is.EqualTo(49));
    }

    [Test]
    public async Task LookUp_CountsThePersonsAttempts()
    {
        var request = Rows.Request();
        Assert.That((await Store.LookUpAsync(request, default)).SeenIntents, Is.Zero);
        await NoteAsync(request);
        Assert.That((await Store.LookUpAsync(request, default)).SeenIntents, Is.EqualTo(-1), "a call is open");
        await Store.NoteOutcomeAsync(request.CallId, 1, Rows.Outcome(CallStatus.NotEnrolled), default);
        var record = await Store.LookUpAsync(Rows.Request("person", "b"), default);
        Assert.That((record.SeenIntents, record.Same, record.Open), Is.EqualTo((1, (CallRow?)null, (CallRow?)null)));
        Assert.That((await NoteAsync(request)).Noted!.Status, Is.EqualTo(CallStatus.Reserved));
    }

    [Test]
    public async Task LookUp_PictureThatAnotherRequestEnrolled_IsFound()
    {
        var pair = Rows.Request("person", "a", "b");
        await NoteAsync(pair);
        await Store.NoteOutcomeAsync(pair.CallId, 1, Rows.Outcome(CallStatus.Enrolled), default);
        Assert.That((await NoteAsync(Rows.Request(), 1)).Verdict, Is.EqualTo(IntentVerdict.Recorded));
        Assert.That(
            (await NoteAsync(Rows.Request("person", "b", "c"), 1)).Verdict,
            Is.EqualTo(IntentVerdict.PartlyRecorded)
        );
    }

    [Test]
    public async Task Outcome_PictureIsInByAnotherRequest_IsTwice()
    {
        var one = Rows.Request();
        var two = Rows.Request("person", "a", "b");
        await NoteAsync(one);
        await Store.NoteOutcomeAsync(one.CallId, 1, Rows.Outcome(CallStatus.NotEnrolled), default);
        await NoteAsync(two, 1);
        await Store.NoteOutcomeAsync(two.CallId, 1, Rows.Outcome(CallStatus.Enrolled), default);
        var late = (await Store.NoteOutcomeAsync(one.CallId, 1, Rows.Outcome(CallStatus.Enrolled), default))!;
        Assert.That((late.Pictures[0].Status, late.IsAlarmed), Is.EqualTo((PictureStatus.Twice, true)));
    }

    [Test]
    public async Task MoveEnd_IsKept_AndRefusedOnceDecided()
    {
        var request = Rows.Request();
        await NoteAsync(request, seen: -1);
        await Store.MoveEndAsync(request.CallId, 1, Rows.End.AddHours(1), "{ }", default);
        var row = (await Store.FindAsync(request.CallId, default))!;
        Assert.That(
            (row.Status, row.NoAttemptAfter, row.Ticket),
            Is.EqualTo((CallStatus.Intent, Rows.End.AddHours(1), "{ }"))
        );
        await Store.NoteOutcomeAsync(request.CallId, 1, Rows.Outcome(CallStatus.Unknown), default);
        Assert.That(await Store.MoveEndAsync(request.CallId, 1, Rows.End, "{}", default), Is.Null);
    }

    [Test]
    public async Task List_IsByStateAndByWhenToAsk()
    {
        foreach (var (person, after) in new[] { ("1", 3), ("2", 1), ("3", 2) })
        {
            var request = Rows.Request(person);
            await NoteAsync(request);
            var outcome = Rows.Outcome(CallStatus.Unknown, Rows.End.AddSeconds(after));
            await Store.NoteOutcomeAsync(request.CallId, 1, outcome, default);
        }

        await NoteAsync(Rows.Request("4"));
        var listed = await Store.ListAsync([CallStatus.Unknown], 2, default);
        Assert.That(listed.Select(r => r.Person.PersonId), Is.EqualTo(new[] { "2", "3" }));
        Assert.That(listed[0].Pictures, Has.Count.EqualTo(1));
        Assert.That(await Store.ListAsync([CallStatus.Unknown, CallStatus.Intent], 9, default), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task ListUndecided_IsByPictures_WhateverTheirCallIs()
    {
        foreach (var (person, status) in new[] { ("1", CallStatus.Enrolled), ("2", CallStatus.Undecidable) })
        {
            var request = Rows.Request(person, "a", "b");
            await NoteAsync(request);
            var pictures = new[] { PictureStatus.Enrolled, PictureStatus.Undecidable };
            var outcome = new CallOutcome
            {
                Status = status,
                AskAt = Rows.End.AddSeconds(-int.Parse(person, CultureInfo.InvariantCulture)),
                Pictures = [.. pictures.Select(p => new PictureRow("") { Status = p })],
            };
            await Store.NoteOutcomeAsync(request.CallId, 1, outcome, default);
        }

        await NoteAsync(Rows.Request("3"));
        var listed = await Store.ListUndecidedAsync(9, default);
        Assert.That(listed.Select(r => r.Person.PersonId), Is.EqualTo(new[] { "2", "1" }), "the oldest first");
        Assert.That(listed[0].Pictures, Has.Count.EqualTo(2));
        Assert.That(await Store.ListUndecidedAsync(1, default), Has.Count.EqualTo(1));
        await Store.ResolveAsync(listed[0].Id, new CallDecision("x", i => i == 1), default);
        Assert.That(await Store.ListUndecidedAsync(9, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Outcome_FaceOfAnUndecidableCallIsAnothers_ChangesNothing()
    {
        var (lost, other) = (Rows.Request(), Rows.Request("person", "b"));
        await NoteAsync(lost);
        await Store.NoteOutcomeAsync(lost.CallId, 1, Rows.Outcome(CallStatus.Undecidable), default);
        await NoteAsync(other, 1);
        await Store.NoteOutcomeAsync(other.CallId, 1, Found("b", "7"), default);
        Assert.That(await Store.NoteOutcomeAsync(lost.CallId, 1, Found("a", "7", askedAt: 2), default), Is.Null);
        Assert.That(await Store.NoteOutcomeAsync(lost.CallId, 1, Found("a", "8", askedAt: 2), default), Is.Not.Null);

        static CallOutcome Found(string source, string face, int? askedAt = null) =>
            new()
            {
                Status = CallStatus.Enrolled,
                AskedAt = askedAt,
                Pictures = [new PictureRow(source) { Status = PictureStatus.Enrolled, FaceId = face }],
            };
    }

    [Test]
    public async Task Resolve_AndGone_AreKept()
    {
        var request = Rows.Request();
        await NoteAsync(request);
        await Store.NoteOutcomeAsync(request.CallId, 1, Rows.Outcome(CallStatus.Undecidable), default);
        Assert.That((await NoteAsync(request, 1)).Verdict, Is.EqualTo(IntentVerdict.Undecided));
        await Store.ResolveAsync(request.CallId, new CallDecision("somebody looked", true), default);
        Assert.That((await NoteAsync(request, 1)).Verdict, Is.EqualTo(IntentVerdict.Recorded));
        var row = (await Store.FindAsync(request.CallId, default))!;
        Assert.That(await Store.NoteGoneAsync(request.CallId, row.Version - 1, ["a"], default), Is.Null);
        Assert.That((await NoteAsync(request, 1)).Verdict, Is.EqualTo(IntentVerdict.Recorded));
        await Store.NoteGoneAsync(request.CallId, row.Version, ["a"], default);
        var again = (await NoteAsync(request, 1)).Noted!;
        Assert.That((again.Attempt, again.Status), Is.EqualTo((2, CallStatus.Intent)));
    }

    [Test]
    public void Outcome_OfACallThatIsNotThere_IsAnError() =>
        Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Store.NoteOutcomeAsync("nobody's", 1, Rows.Outcome(CallStatus.Enrolled), default)
        );

    [Test]
    public async Task Texts_OfAnyKind_AreKept()
    {
        var request = LedgerRequest.Of(new LedgerPerson("a|b", "图书馆", "O'Hara\0\"; DROP TABLE call; --😀"), ["a"]);
        await NoteAsync(request);
        Assert.That((await Store.FindAsync(request.CallId, default))!.Person, Is.EqualTo(request.Person));
    }
}
