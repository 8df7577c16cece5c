using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Rules;

[TestOf(typeof(CallRules))]
public class CallRulesTests
{
    private static readonly DateTimeOffset s_end = DateTimeOffset.UnixEpoch.AddDays(1);

    private static PersonRecord Record(CallRow? same = null, CallRow? open = null, params PictureRow?[] pictures) =>
        new()
        {
            Same = same,
            Open = open,
            Pictures = pictures,
            Intents = same?.Attempt ?? 0,
        };

    private static NewIntent Intent(int seen = 0, bool ignores = false, params string[] sources) =>
        new()
        {
            Request = LedgerRequest.Of(
                new LedgerPerson("account", "", "person"),
                sources.Length == 0 ? ["a"] : sources
            ),
            Owner = "me",
            NoAttemptAfter = s_end,
            Ticket = "{}",
            SeenIntents = seen,
            IgnoresRecords = ignores,
        };

    private static CallRow Noted(CallRow? same = null, params string[] sources) =>
        CallRules.Intent(Record(same), Intent(same?.Attempt ?? 0, sources: sources)).Noted!;

    private static CallOutcome Told(CallStatus status, int? askedAt = null) =>
        new() { Status = status, AskedAt = askedAt };

    private static CallRow After(CallRow row, CallStatus status, int? attempt = null) =>
        CallRules.Outcome(row, attempt ?? row.Attempt, Told(status))!;

    [Test]
    public void Intent_NothingIsKnown_IsNotedAsTheFirstAttempt()
    {
        var row = Noted();
        Assert.That((row.Attempt, row.Status, row.IsOpen), Is.EqualTo((1, CallStatus.Intent, true)));
    }

    [Test]
    public void Intent_AnotherCallCameBetween_IsOnlyReserved() =>
        Assert.That(CallRules.Intent(Record(), Intent(seen: -1)).Noted!.Status, Is.EqualTo(CallStatus.Reserved));

    [Test]
    public void Intent_PersonHasAnOpenCall_WaitsForIt() =>
        Assert.That(CallRules.Intent(Record(open: Noted()), Intent()).Verdict, Is.EqualTo(IntentVerdict.Open));

    [Test]
    public void Intent_SameRequestEnrolled_IsAnsweredEvenWhileAnotherIsOpen()
    {
        var same = After(Noted(), CallStatus.Enrolled);
        Assert.That(
            CallRules.Intent(Record(same, open: Noted()), Intent()).Verdict,
            Is.EqualTo(IntentVerdict.Recorded)
        );
        Assert.That(
            CallRules.Intent(Record(same), Intent(seen: 1, ignores: true)).Noted!.Attempt,
            Is.EqualTo(2),
            "the host's own wish"
        );
    }

    [Test]
    public void Intent_SomePicturesAreIn_IsPartlyRecorded()
    {
        var one = new PictureRow("a") { Status = PictureStatus.Enrolled };
        Assert.That(CallRules.Recorded(Record(pictures: [one, null])), Is.EqualTo(IntentVerdict.PartlyRecorded));
        Assert.That(CallRules.Recorded(Record(pictures: [one, one])), Is.EqualTo(IntentVerdict.Recorded));
        Assert.That(CallRules.Recorded(Record(pictures: [null])), Is.Null);
    }

    [Test]
    public void Intent_APictureIsUndecidable_IsUndecided()
    {
        var unclear = new PictureRow("a") { Status = PictureStatus.Undecidable };
        Assert.That(CallRules.Recorded(Record(pictures: [unclear])), Is.EqualTo(IntentVerdict.Undecided));
        Assert.That(
            CallRules.Recorded(Record(After(Noted(), CallStatus.Undecidable), pictures: [null])),
            Is.EqualTo(IntentVerdict.Undecided)
        );
    }

    [Test]
    public void Intent_NotEnrolledBefore_IsTheNextAttempt()
    {
        var row = Noted(After(Noted(), CallStatus.NotEnrolled));
        Assert.That((row.Attempt, row.Status), Is.EqualTo((2, CallStatus.Intent)));
    }

    [Test]
    public void Outcome_OfAnEarlierAttempt_ChangesNothingUnlessItEnrolled()
    {
        var second = Noted(After(Noted(), CallStatus.NotEnrolled));
        Assert.That(CallRules.Outcome(second, 1, Told(CallStatus.NotEnrolled)), Is.Null);
        Assert.That(CallRules.Outcome(second, 1, Told(CallStatus.Unknown)), Is.Null);
        var both = CallRules.Outcome(second, 1, Told(CallStatus.Enrolled))!;
        Assert.That((both.Status, both.IsAlarmed), Is.EqualTo((CallStatus.Undecidable, true)));
        Assert.That(both.Pictures[0].Status, Is.EqualTo(PictureStatus.Undecidable));
    }

    [Test]
    public void Outcome_EarlierAttemptEnrolledAndNothingIsUnderWay_IsEnrolled()
    {
        var row = After(Noted(After(Noted(), CallStatus.NotEnrolled)), CallStatus.NotEnrolled);
        var late = CallRules.Outcome(row, 1, Told(CallStatus.Enrolled))!;
        Assert.That((late.Status, late.IsAlarmed), Is.EqualTo((CallStatus.Enrolled, false)));
    }

    [Test]
    public void Outcome_BothAttemptsEnrolled_RaisesTheAlarm()
    {
        var row = After(Noted(After(Noted(), CallStatus.NotEnrolled)), CallStatus.Enrolled);
        var late = CallRules.Outcome(row, 1, Told(CallStatus.Enrolled))!;
        Assert.That((late.Status, late.IsAlarmed), Is.EqualTo((CallStatus.Enrolled, true)));
    }

    [Test]
    public void Outcome_LateReplyOfTheSameAttempt_IsEvidence() =>
        Assert.That(
            new[] { CallStatus.NotEnrolled, CallStatus.Undecidable }.Select(decided =>
                CallRules.Outcome(After(Noted(), decided), 1, Told(CallStatus.Enrolled))!.Status
            ),
            Is.All.EqualTo(CallStatus.Enrolled)
        );

    [Test]
    public void Outcome_CertainRefusalOfAnUndecidableCall_IsTaken()
    {
        var row = CallRules.Outcome(After(Noted(), CallStatus.Undecidable), 1, Told(CallStatus.NotEnrolled));
        Assert.That(row?.Status, Is.EqualTo(CallStatus.NotEnrolled));
    }

    [TestCase(CallStatus.Enrolled, false, CallStatus.Enrolled)]
    [TestCase(CallStatus.Enrolled, true, null)]
    [TestCase(CallStatus.NotEnrolled, true, CallStatus.NotEnrolled)]
    [TestCase(CallStatus.Unknown, false, null)]
    [TestCase(CallStatus.Undecidable, false, null)]
    public void Outcome_UndecidableCallIsAskedAboutOnceMore_WhatIsCertainIsTaken(
        object found,
        bool mayBeAnothers,
        object? expected
    )
    {
        var row = After(Noted(), CallStatus.Undecidable);
        var now = CallRules.Outcome(row, 1, Told((CallStatus)found, row.Version), null, _ => mayBeAnothers);
        Assert.That(now?.Status, Is.EqualTo(expected));
        Assert.That(
            CallRules.Outcome(row, 1, Told((CallStatus)found, row.Version - 1), null, _ => mayBeAnothers),
            Is.Null,
            "it was written since"
        );
    }

    [Test]
    public void MayBeAnothers_OneThatAnotherCallHoldsOrMayHold_May()
    {
        var known = Noted() with { Pictures = [new PictureRow("a") { Status = PictureStatus.Enrolled, FaceId = "7" }] };
        var unnamed = Noted() with { Pictures = [new PictureRow("a") { Status = PictureStatus.Enrolled }] };
        Assert.That(CallRules.MayBeAnothers([known], ["7"]), Is.True);
        Assert.That(CallRules.MayBeAnothers([known], ["8"]), Is.False);
        Assert.That(CallRules.MayBeAnothers([unnamed], ["8"]), Is.True);
        Assert.That(CallRules.MayBeAnothers([unnamed with { UnattributedFaceIds = ["7"] }], ["8"]), Is.False);
        Assert.That(CallRules.MayBeAnothers([Noted()], ["8"]), Is.True, "it is open");
        Assert.That(CallRules.MayBeAnothers([After(Noted(), CallStatus.NotEnrolled)], ["8"]), Is.False);
    }

    [Test]
    public void Outcome_ReadBackOfARowThatWasWrittenSince_ChangesNothing()
    {
        var row = Noted();
        var moved = CallRules.MoveEnd(row, 1, s_end.AddHours(1), "{}")!;
        Assert.That(CallRules.Outcome(moved, 1, Told(CallStatus.NotEnrolled, row.Version)), Is.Null);
        Assert.That(CallRules.Outcome(moved, 1, Told(CallStatus.NotEnrolled, moved.Version)), Is.Not.Null);
        Assert.That(
            CallRules.Outcome(After(row, CallStatus.NotEnrolled), 1, Told(CallStatus.Enrolled, row.Version)),
            Is.Null
        );
    }

    [Test]
    public void Outcome_AnotherRequestPutThePictureIn_SaysSo()
    {
        var row = CallRules.Outcome(Noted(), 1, Told(CallStatus.Enrolled), _ => true)!;
        Assert.That((row.Pictures[0].Status, row.IsAlarmed), Is.EqualTo((PictureStatus.Twice, true)));
    }

    [Test]
    public void MoveEnd_OfAnAttemptThatIsNoLongerToBeSent_IsRefused()
    {
        var row = Noted();
        Assert.That(CallRules.MoveEnd(After(row, CallStatus.NotEnrolled), 1, s_end, "{}"), Is.Null);
        Assert.That(CallRules.MoveEnd(After(row, CallStatus.Unknown), 1, s_end, "{}"), Is.Null);
        Assert.That(CallRules.MoveEnd(row, 2, s_end, "{}"), Is.Null);
        Assert.That(CallRules.MoveEnd(row, 1, s_end.AddHours(1), "{}")!.NoAttemptAfter, Is.EqualTo(s_end.AddHours(1)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Resolve_Undecidable_IsWhatThePersonSays(bool isEnrolled)
    {
        var expected = isEnrolled ? CallStatus.Enrolled : CallStatus.NotEnrolled;
        var row = CallRules.Resolve(After(Noted(), CallStatus.Undecidable), new CallDecision("looked", isEnrolled))!;
        Assert.That((row.Status, row.Reason), Is.EqualTo((expected, "looked")));
        Assert.That(
            row.Pictures[0].Status,
            Is.EqualTo(isEnrolled ? PictureStatus.Enrolled : PictureStatus.NotEnrolled)
        );
    }

    [Test]
    public void Resolve_PictureByPicture_LeavesWhatIsKnown()
    {
        var row = After(Noted(null, "a", "b", "c"), CallStatus.Undecidable);
        row = row with
        {
            Pictures = [row.Pictures[0] with { Status = PictureStatus.NotEnrolled }, .. row.Pictures.Skip(1)],
        };
        var decided = CallRules.Resolve(row, new CallDecision("x", i => i != 2) { SeenVersion = row.Version })!;
        Assert.That(
            decided.Pictures.Select(p => p.Status),
            Is.EqualTo(new[] { PictureStatus.NotEnrolled, PictureStatus.Enrolled, PictureStatus.NotEnrolled })
        );
        Assert.That(decided.IsAnswer, Is.True);
        Assert.That(CallRules.Resolve(row, new CallDecision("x", true) { SeenVersion = row.Version - 1 }), Is.Null);
    }

    [Test]
    public void Resolve_NoPictureOfAnEnrolledCallIsIn_IsSentAgain()
    {
        var row = After(Noted(), CallStatus.Undecidable) with { Status = CallStatus.Enrolled };
        var decided = CallRules.Resolve(row, new CallDecision("x", false))!;
        Assert.That((decided.Status, decided.IsAnswer), Is.EqualTo((CallStatus.NotEnrolled, false)));
        Assert.That(CallRules.Recorded(Record(decided, pictures: [null])), Is.Null);
    }

    [Test]
    public void Recorded_OfACreation_IsOnlyItsOwn()
    {
        var enrolled = new PictureRow("a") { Status = PictureStatus.Enrolled };
        var unclear = new PictureRow("a") { Status = PictureStatus.Undecidable };
        Assert.That(CallRules.Recorded(Record(pictures: [enrolled]), isCreation: true), Is.Null);
        Assert.That(CallRules.Recorded(Record(pictures: [unclear]), isCreation: true), Is.Null);
        Assert.That(
            new[] { CallStatus.Enrolled, CallStatus.Undecidable }.Select(status =>
                CallRules.Recorded(Record(After(Noted(), status), pictures: [null]), isCreation: true)
            ),
            Is.EqualTo(new IntentVerdict?[] { IntentVerdict.Recorded, IntentVerdict.Undecided })
        );
    }

    [Test]
    public void Resolve_WhatIsDecidedOrOpen_ChangesNothing()
    {
        Assert.That(CallRules.Resolve(Noted(), new CallDecision("x", true)), Is.Null);
        Assert.That(CallRules.Resolve(After(Noted(), CallStatus.Enrolled), new CallDecision("x", false)), Is.Null);
    }

    [Test]
    public void Gone_APictureThatWasIn_IsNoAnswerAnyMore()
    {
        var row = After(Noted(null, "a", "b"), CallStatus.Enrolled);
        var gone = CallRules.Gone(row, row.Version, ["a"])!;
        Assert.That(
            gone.Pictures.Select(p => p.Status),
            Is.EqualTo(new[] { PictureStatus.Gone, PictureStatus.Enrolled })
        );
        Assert.That(gone.IsAnswer, Is.False);
        Assert.That(CallRules.Gone(gone, gone.Version, ["a"]), Is.Null);
        Assert.That(CallRules.Gone(row, row.Version - 1, ["a"]), Is.Null, "it was written since");
    }

    [Test]
    public void ToString_Rows_ShowNoIds()
    {
        var row = Noted() with { Id = "hash" };
        Assert.That(row.ToString(), Is.EqualTo("call hash: Intent"));
        Assert.That($"{row.Person}{row.Pictures[0]}", Does.Not.Contain("person ").And.Not.Contain("account"));
    }
}
