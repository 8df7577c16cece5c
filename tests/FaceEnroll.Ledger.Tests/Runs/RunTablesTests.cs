using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>What every store does with runs.</summary>
[TestFixtureSource(typeof(StoreKinds), nameof(StoreKinds.All))]
[TestOf(typeof(MemoryRunTables))]
[TestOf(typeof(SqlRunTables))]
[TestOf(typeof(RunSteps))]
public class RunTablesTests(string kind) : TablesFixture(kind)
{
    private static readonly DateTimeOffset s_now = Rows.End;
    private RunRow _run = null!;

    [SetUp]
    public void Begin() =>
        _run = RunSteps.Begin(
            Tables,
            new RunRow
            {
                Name = "spring",
                Registration = "FinAuth",
                Vendor = FaceVendor.FinAuth,
                Account = "account",
                Definition = """{"Concurrency":3}""",
                CreatedAt = s_now,
            }
        );

    [TearDown]
    public void Count()
    {
        // Whatever was done: the counters are those of the items.
        foreach (var run in Tables.Runs.List())
        {
            var counted = Tables.Runs.Counts(run.Id);
            var items = Tables.Runs.Entries(run.Id, new FaceRunFilter(), 0, 1000);
            foreach (var status in Enum.GetValues<FaceRunEntryStatus>())
            {
                Assert.That(counted[status], Is.EqualTo(items.Count(i => i.Status == status)), $"{status}");
            }
        }
    }

    private RunItemKey Key(long number) => new(_run.Id, number);

    private static ItemRow New(string person, string picture, long line = 1) =>
        new()
        {
            Id = default,
            Key = RunItemRules.KeyOf(person, picture, "library"),
            Line = line,
            PersonId = person,
            Picture = picture,
            LibraryId = "library",
            More = """{"Name":"Ada"}""",
        };

    private static ItemRow Wrong(long line) =>
        new()
        {
            Id = default,
            Key = RunItemRules.KeyOfLine(line, "no person"),
            Line = line,
            IsWrongLine = true,
            Status = FaceRunEntryStatus.Refused,
            Kind = FaceEnrollmentErrorKind.InvalidRequest,
            Reason = "no person",
        };

    private void Append(params ItemRow[] items)
    {
        _ = RunSteps.Change(Tables, _run.Id, r => r with { Pass = r.Pass + 1 });
        RunSteps.Append(Tables, _run.Id, items);
        Tables.Runs.RemoveWrongLines(_run.Id, Tables.Runs.Find(_run.Id)!.Pass);
    }

    private ItemRow Item(long number) => Tables.Runs.Item(Key(number))!;

    private void Finish(
        long number,
        FaceRunEntryStatus status,
        int seconds = 0,
        FaceEnrollmentErrorKind kind = default
    ) =>
        Assert.That(
            RunSteps.Note(
                Tables,
                Key(number),
                i => i with { Status = status, Kind = kind, FinishedAt = s_now.AddSeconds(seconds) }
            ),
            Is.Not.Null
        );

    [Test]
    public void Begin_NameIsTaken_IsTheSameRun()
    {
        var again = RunSteps.Begin(Tables, new RunRow { Name = "spring", Registration = "Other" });
        Assert.That(
            (again.Id, again.Registration, again.Definition),
            Is.EqualTo((_run.Id, "FinAuth", _run.Definition))
        );
        Assert.That(Tables.Runs.Find("spring"), Is.EqualTo(_run));
        Assert.Throws<LedgerConflictException>(() => Tables.Runs.Add(_run));
        var other = RunSteps.Begin(Tables, new RunRow { Name = "autumn", Registration = "FinAuth" });
        Assert.That(Tables.Runs.List().Select(r => r.Name), Is.EqualTo(["autumn", "spring"]));
        Assert.That(other.Id, Is.GreaterThan(_run.Id));
    }

    [Test]
    public void Append_IsReadBackWhole_InOrder()
    {
        Append(New("a", "1", line: 2), Wrong(3), New("b", "2", line: 4));
        var items = Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 10);
        Assert.That(items.Select(i => i.Id.Number), Is.EqualTo([1L, 2, 3]));
        Assert.That(items[0], Is.EqualTo(New("a", "1", line: 2) with { Id = Key(1), Pass = 1 }));
        Assert.That(items[1], Is.EqualTo(Wrong(3) with { Id = Key(2), Pass = 1 }));
        Assert.That(Tables.Runs.Pending(_run.Id, 0, 10).Select(i => i.PersonId), Is.EqualTo(["a", "b"]));
        Assert.That(Tables.Runs.Pending(_run.Id, 1, 1).Single().PersonId, Is.EqualTo("b"));
    }

    [Test]
    public void Append_TheSameReadingAgain_AddsNothing_AndKnowsRepeatedLines()
    {
        ItemRow[] lines = [New("a", "1", 2), New("a", "1", 3), New("a", "1", 4), New("b", "2", 5), Wrong(6)];
        Append(lines);
        Append(lines);
        var items = Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 10);
        Assert.That(
            items.Select(i => (i.Line, i.Status, i.Kind)),
            Is.EqualTo(
                new[]
                {
                    (2L, FaceRunEntryStatus.Pending, FaceEnrollmentErrorKind.None),
                    (3, FaceRunEntryStatus.Repeated, FaceEnrollmentErrorKind.Duplicate),
                    (4, FaceRunEntryStatus.Repeated, FaceEnrollmentErrorKind.Duplicate),
                    (5, FaceRunEntryStatus.Pending, FaceEnrollmentErrorKind.None),
                    (6, FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.InvalidRequest),
                }
            )
        );
    }

    [Test]
    public void Counts_AfterLinesAreRemovedAndItemsGetAnotherTurn_AreThoseOfTheItems()
    {
        Append(New("a", "1", 2), New("a", "1", 3), New("b", "2", 4), Wrong(5));
        Finish(3, FaceRunEntryStatus.Refused, kind: FaceEnrollmentErrorKind.NoFace);
        Append(New("a", "1", 2), New("a", "1", 3), New("b", "2", 4), New("b", "2", 5));
        Tables.Runs.RemoveWrongLines(_run.Id, Tables.Runs.Find(_run.Id)!.Pass);
        Same();
        _ = Tables.Runs.Retry(_run.Id, new FaceRunFilter());
        Same();
        _ = Tables.Runs.CancelOpen(_run.Id, s_now);
        Same();

        void Same()
        {
            var items = Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 10);
            var counts = Tables.Runs.Counts(_run.Id);
            Assert.That(items.Count(i => i.Status == FaceRunEntryStatus.Repeated), Is.EqualTo(2));
            Assert.That(
                Enum.GetValues<FaceRunEntryStatus>().Select(status => counts[status]),
                Is.EqualTo(Enum.GetValues<FaceRunEntryStatus>().Select(status => items.Count(i => i.Status == status)))
            );
        }
    }

    [Test]
    public void Append_AMendedSource_LosesItsWrongLines_AndGainsWhatIsNew()
    {
        Append(New("a", "1", 2), Wrong(3), New("b", "2", 4));
        Finish(1, FaceRunEntryStatus.Enrolled);
        Append(New("z", "0", 2), New("a", "1", 3), New("c", "3", 4), New("b", "2", 5));
        var items = Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 10);
        Assert.That(
            items.Select(i => (i.PersonId, i.Line, i.Status)),
            Is.EqualTo(
                new[]
                {
                    ("a", 3L, FaceRunEntryStatus.Enrolled),
                    ("b", 5, FaceRunEntryStatus.Pending),
                    ("z", 2, FaceRunEntryStatus.Pending),
                    ("c", 4, FaceRunEntryStatus.Pending),
                }
            )
        );
    }

    [Test]
    public void Note_AnItemWithAResult_ChangesNothing()
    {
        Append(New("a", "1"));
        Finish(1, FaceRunEntryStatus.Enrolled);
        Assert.That(RunSteps.Note(Tables, Key(1), i => i with { Status = FaceRunEntryStatus.Refused }), Is.Null);
        Assert.That(Item(1).Status, Is.EqualTo(FaceRunEntryStatus.Enrolled));
        Assert.That(RunSteps.Note(Tables, Key(9), i => i), Is.Null);
    }

    [Test]
    public void Waiting_IsReadBack_WithItsTime()
    {
        Append(New("a", "1"), New("b", "2"));
        _ = RunSteps.Note(
            Tables,
            Key(2),
            i =>
                i with
                {
                    Status = FaceRunEntryStatus.Waiting,
                    NotBefore = s_now,
                    Attempts = 2,
                    Code = "c",
                    Reason = "r",
                }
        );
        var waiting = Tables.Runs.Waiting(_run.Id, 0, 10).Single();
        Assert.That(
            (waiting.Id.Number, waiting.NotBefore, waiting.Attempts, waiting.Code, waiting.Reason),
            Is.EqualTo((2L, s_now, 2, "c", "r"))
        );
        Assert.That(Tables.Runs.Pending(_run.Id, 0, 10).Single().Id.Number, Is.EqualTo(1));
    }

    [Test]
    public void Cancel_ItemsWhoseCallIsOpen_KeepWaiting_AndGetTheirResult([Values] bool landed)
    {
        Append(New("a", "1"), New("b", "2"), New("c", "3"));
        Finish(3, FaceRunEntryStatus.Refused);
        var call = Open(2);
        _ = RunSteps.Note(Tables, Key(2), i => i with { Status = FaceRunEntryStatus.Waiting });
        Assert.That(RunSteps.Cancel(Tables, "spring", s_now), Is.True);
        Assert.That(RunSteps.Cancel(Tables, "spring", s_now), Is.False);
        Assert.That(Item(1).Status, Is.EqualTo(FaceRunEntryStatus.Canceled));
        Assert.That(Item(2).Status, Is.EqualTo(FaceRunEntryStatus.Waiting));
        Assert.That(Item(3).Status, Is.EqualTo(FaceRunEntryStatus.Refused));
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(landed ? CallStatus.Enrolled : CallStatus.NotEnrolled));
        Assert.That(Item(2).Status, Is.EqualTo(landed ? FaceRunEntryStatus.Enrolled : FaceRunEntryStatus.Canceled));
    }

    [Test]
    public void Outcome_OfAnItemsCall_IsTheItemsResult_InTheSameStep()
    {
        Append(New("a", "1"), New("b", "2"), New("c", "3"));
        _ = LedgerSteps.Outcome(
            Tables,
            Open(1),
            1,
            new CallOutcome
            {
                Status = CallStatus.Enrolled,
                Pictures = [new PictureRow("") { Status = PictureStatus.Enrolled, FaceId = "7" }],
            }
        );
        _ = LedgerSteps.Outcome(Tables, Open(2), 1, Rows.Outcome(CallStatus.Undecidable));
        _ = LedgerSteps.Outcome(Tables, Open(3), 1, Rows.Outcome(CallStatus.NotEnrolled));
        Assert.That(
            (Item(1).Status, Item(1).FaceId, Item(1).FinishedAt is not null, Item(1).Attempts),
            Is.EqualTo((FaceRunEntryStatus.Enrolled, "7", true, 1))
        );
        Assert.That(Item(2).Status, Is.EqualTo(FaceRunEntryStatus.Undecidable));
        Assert.That(
            Item(3).Status,
            Is.EqualTo(FaceRunEntryStatus.Pending),
            "whether it is tried again, the driver says"
        );
    }

    [Test]
    public void Outcome_ALateSuccess_CountsEvenAfterARefusal()
    {
        Append(New("a", "1"));
        var call = Open(1);
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(CallStatus.NotEnrolled));
        Finish(1, FaceRunEntryStatus.Refused, kind: FaceEnrollmentErrorKind.VendorFault);
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(CallStatus.Enrolled));
        Assert.That(
            (Item(1).Status, Item(1).Kind),
            Is.EqualTo((FaceRunEntryStatus.Enrolled, FaceEnrollmentErrorKind.None))
        );
    }

    [Test]
    public void Resolve_AnUndecidableItem_AndItsCall([Values] bool isEnrolled)
    {
        Append(New("a", "1"));
        var call = Open(1);
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(CallStatus.Undecidable));
        Assert.That(RunSteps.Resolve(Tables, Key(1), isEnrolled, "me: looked", s_now), Is.True);
        Assert.That(
            (Item(1).Status, Tables.Find(call)!.Status),
            Is.EqualTo(
                isEnrolled
                    ? (FaceRunEntryStatus.Enrolled, CallStatus.Enrolled)
                    : (FaceRunEntryStatus.Pending, CallStatus.NotEnrolled)
            )
        );
        Assert.That(RunSteps.Resolve(Tables, Key(1), isEnrolled, "me: looked", s_now), Is.False);
    }

    [Test]
    public void Resolve_TheCallOfACompletedRunsItem_ReopensTheRun([Values] bool isEnrolled)
    {
        Append(New("a", "1"));
        var call = Open(1);
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(CallStatus.Undecidable));
        _ = RunSteps.Change(Tables, _run.Id, run => run with { State = FaceRunState.Completed });
        _ = LedgerSteps.Resolve(Tables, call, isEnrolled, "me: looked");
        Assert.That(
            (Item(1).IsOpen, Tables.Runs.Find(_run.Id)!.State),
            Is.EqualTo((!isEnrolled, isEnrolled ? FaceRunState.Completed : FaceRunState.Running))
        );
    }

    [Test]
    public void Intent_AnotherPictureWasSentForTheItem_IsChanged([Values(3, 4, 5)] int status)
    {
        var earlier = (CallStatus)status;
        Append(New("a", "1"));
        _ = LedgerSteps.Outcome(Tables, Open(1), 1, Rows.Outcome(earlier));
        var verdict = LedgerSteps.Intent(Tables, Intent(1, "other", seen: 1)).Verdict;
        Assert.That(
            verdict,
            Is.EqualTo(earlier == CallStatus.NotEnrolled ? IntentVerdict.Noted : IntentVerdict.Changed)
        );
    }

    [Test]
    public void Outcome_ReadBackAndAnotherCallsFace_IsNotTaken([Values] bool isReadBack)
    {
        Append(New("a", "1"), New("a", "2"));
        _ = LedgerSteps.Outcome(Tables, Open(1, "first"), 1, Found("7", null));
        var second = Open(2, "second", seen: 1);
        var row = LedgerSteps.Outcome(Tables, second, 1, Found("7", isReadBack ? Tables.Find(second)!.Version : null));
        Assert.That(row is null, Is.EqualTo(isReadBack));
        Assert.That(Tables.FacesOfOthers(Tables.Find(second)!.Person, second), Is.EqualTo(["7"]));
        Assert.That(LedgerSteps.Intent(Tables, Intent(2, "third", seen: 1, person: "nobody")).FacesOfOthers, Is.Empty);

        static CallOutcome Found(string face, int? askedAt) =>
            new()
            {
                Status = CallStatus.Enrolled,
                AskedAt = askedAt,
                Pictures = [new PictureRow("") { Status = PictureStatus.Enrolled, FaceId = face }],
            };
    }

    [Test]
    public void Intent_TheRunIsStopped_OrTheItemHasItsResult_IsNotNoted(
        [Values(FaceRunState.Paused, FaceRunState.Canceled, FaceRunState.Blocked)] FaceRunState state
    )
    {
        Append(New("a", "1"), New("b", "2"));
        Finish(2, FaceRunEntryStatus.Refused);
        Assert.That(LedgerSteps.Intent(Tables, Intent(2, "2")).Verdict, Is.EqualTo(IntentVerdict.Stopped));
        _ = RunSteps.Change(Tables, _run.Id, r => r with { State = state });
        Assert.That(LedgerSteps.Intent(Tables, Intent(1, "1")).Verdict, Is.EqualTo(IntentVerdict.Stopped));
        Assert.That(Tables.OfItem(Key(1)), Is.Null);
        Assert.That(Item(1).Attempts, Is.Zero);
    }

    [Test]
    public void Intent_OfAnItemThatWasSentOften_IsExhausted_UntilItIsRetried()
    {
        Append(New("a", "1"));
        for (var i = 1; i <= 2; i++)
        {
            var noted = LedgerSteps.Intent(Tables, Intent(1, "1", seen: i - 1, most: 2)).Noted!;
            Assert.That(Item(1).Attempts, Is.EqualTo(i));
            _ = LedgerSteps.Outcome(Tables, noted.Id, i, Rows.Outcome(CallStatus.NotEnrolled));
        }

        Assert.That(
            LedgerSteps.Intent(Tables, Intent(1, "1", seen: 2, most: 2)).Verdict,
            Is.EqualTo(IntentVerdict.Exhausted)
        );
        Finish(1, FaceRunEntryStatus.Refused);
        _ = Tables.Runs.Retry(_run.Id, new FaceRunFilter());
        Assert.That(
            LedgerSteps.Intent(Tables, Intent(1, "1", seen: 2, most: 2)).Verdict,
            Is.EqualTo(IntentVerdict.Noted)
        );
    }

    [Test]
    public void Intent_AnItemsOpenCallInAnotherLibrary_HoldsIt()
    {
        Append(New("a", "1"));
        var open = Open(1);
        var elsewhere = new NewIntent
        {
            Request = LedgerRequest.Of(Rows.Person("a", "other"), ["1"]),
            Owner = "me",
            NoAttemptAfter = Rows.End,
            Ticket = "{}",
            SeenIntents = 0,
            Item = Key(1),
        };
        var answer = LedgerSteps.Intent(Tables, elsewhere);
        Assert.That((answer.Verdict, answer.Record.Open?.Id), Is.EqualTo((IntentVerdict.Open, open)));
    }

    [Test]
    public void Outcome_NothingCameOfACanceledItem_IsCanceled_AlsoIfItWasNeverSaidToWait()
    {
        Append(New("a", "1"));
        var call = Open(1);
        Assert.That(RunSteps.Cancel(Tables, "spring", s_now), Is.True);
        Assert.That(Item(1).Status, Is.EqualTo(FaceRunEntryStatus.Pending), "its process was killed");
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(CallStatus.NotEnrolled));
        Assert.That(Item(1).Status, Is.EqualTo(FaceRunEntryStatus.Canceled));
    }

    [Test]
    public void Append_ToACompletedRun_RunsAgain_AndNothingToACanceledOne()
    {
        Append(New("a", "1"));
        Finish(1, FaceRunEntryStatus.Enrolled);
        _ = RunSteps.Change(Tables, _run.Id, r => r with { State = FaceRunState.Completed, IsPlanned = true });
        Assert.That(RunSteps.Cancel(Tables, "spring", s_now), Is.False, "nothing is left");
        Append(New("a", "1"), New("b", "2"));
        Assert.That(Tables.Runs.Find(_run.Id)!.State, Is.EqualTo(FaceRunState.Running));
        Assert.That(RunSteps.Cancel(Tables, "spring", s_now), Is.True);
        Append(New("c", "3"));
        Assert.That(Tables.Runs.Counts(_run.Id).Open, Is.Zero);
        Assert.That(Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 9), Has.Count.EqualTo(2));
    }

    [Test]
    public void Append_AMendedLine_IsTaken_UnlessItIsEnrolled()
    {
        Append(New("a", "1"), New("b", "2"));
        Finish(1, FaceRunEntryStatus.Enrolled);
        Append(New("a", "1") with { More = "mended" }, New("b", "2") with { More = "mended" });
        Assert.That((Item(1).More, Item(2).More), Is.EqualTo((New("a", "1").More, "mended")));
    }

    [Test]
    public void ErasePerson_NothingMoreOfItIsSent_AndWhatIsPersonalGoes([Values] bool isForgotten)
    {
        ErasedScope Scope(string account, string? library) =>
            new(account, "a", [library]) { ErasedAfter = 0, TakesOpenCalls = isForgotten };

        Append(
            New("a", "1"),
            New("a", "2") with
            {
                LibraryId = "library",
            },
            New("b", "3"),
            New("a", "4") with
            {
                LibraryId = "library",
            },
            New("a", "5") with
            {
                LibraryId = "other",
            },
            New("a", "6") with
            {
                LibraryId = null,
            }
        );
        Finish(1, FaceRunEntryStatus.Enrolled);
        _ = Open(4);
        Tables.Runs.ErasePerson(Scope("another", null), isForgotten, s_now);
        Assert.That(Item(2).Status, Is.EqualTo(FaceRunEntryStatus.Pending));
        Tables.Runs.ErasePerson(Scope("account", "library"), isForgotten, s_now);
        Assert.That(
            Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 9).Select(i => (i.Status, i.PersonId)),
            Is.EqualTo(
                new[]
                {
                    (FaceRunEntryStatus.Enrolled, isForgotten ? "" : "a"),
                    (FaceRunEntryStatus.Canceled, isForgotten ? "" : "a"),
                    (FaceRunEntryStatus.Pending, "b"),
                    isForgotten ? (FaceRunEntryStatus.Canceled, "") : (FaceRunEntryStatus.Pending, "a"),
                    (FaceRunEntryStatus.Pending, "a"),
                    (FaceRunEntryStatus.Pending, "a"),
                }
            ),
            "the fourth has an open call, the fifth another library, the sixth whichever is configured"
        );
        Assert.That(Item(2).Reason, Is.EqualTo("The person was erased."));
        Append(New("a", "2") with { LibraryId = "library" });
        Assert.That(Item(2).Status, Is.EqualTo(FaceRunEntryStatus.Canceled), "the same list does not bring it back");
        Assert.That(Item(2).More is null, Is.EqualTo(isForgotten));
        Assert.That(Tables.Runs.Retry(_run.Id, new FaceRunFilter()), Is.Zero, "nor does another turn");
    }

    [Test]
    public void Retry_RefusedAndCanceled_ThatTheFilterFits()
    {
        Append(New("a", "1"), New("b", "2"), New("c", "3"), New("d", "4"), Wrong(9));
        Finish(1, FaceRunEntryStatus.Enrolled);
        Finish(2, FaceRunEntryStatus.Refused, kind: FaceEnrollmentErrorKind.NoFace);
        Finish(3, FaceRunEntryStatus.Refused, kind: FaceEnrollmentErrorKind.PersonNotFound);
        Finish(4, FaceRunEntryStatus.Undecidable);
        Assert.That(
            Tables.Runs.Retry(_run.Id, new FaceRunFilter { Kinds = [FaceEnrollmentErrorKind.NoFace] }),
            Is.EqualTo(1)
        );
        Assert.That(
            (Item(2).Status, Item(2).FinishedAt),
            Is.EqualTo((FaceRunEntryStatus.Pending, (DateTimeOffset?)null))
        );
        Assert.That(Tables.Runs.Retry(_run.Id, new FaceRunFilter { PersonId = "x" }), Is.Zero);
        Assert.That(Tables.Runs.Retry(_run.Id, new FaceRunFilter { Numbers = [3, 4, 5] }), Is.EqualTo(1));
        Assert.That(
            Tables.Runs.Entries(_run.Id, new FaceRunFilter(), 0, 10).Select(i => i.Status),
            Is.EqualTo(
                new[]
                {
                    FaceRunEntryStatus.Enrolled,
                    FaceRunEntryStatus.Pending,
                    FaceRunEntryStatus.Pending,
                    FaceRunEntryStatus.Undecidable,
                    FaceRunEntryStatus.Refused,
                }
            )
        );
    }

    [Test]
    public void Reasons_AndRate_AreThoseOfTheItems()
    {
        Append(New("a", "1"), New("b", "2"), New("c", "3"), New("d", "4"), Wrong(9));
        Finish(1, FaceRunEntryStatus.Enrolled, seconds: 0);
        Finish(2, FaceRunEntryStatus.Refused, seconds: 1, kind: FaceEnrollmentErrorKind.NoFace);
        Finish(3, FaceRunEntryStatus.Refused, seconds: 25, kind: FaceEnrollmentErrorKind.NoFace);
        Assert.That(
            Tables.Runs.Reasons(_run.Id),
            Is.EqualTo(
                new[]
                {
                    new ReasonCount(FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.NoFace, null, 2),
                    new ReasonCount(FaceRunEntryStatus.Refused, FaceEnrollmentErrorKind.InvalidRequest, null, 1),
                }
            )
        );
        Assert.That(Tables.Runs.Span(_run.Id), Is.EqualTo((s_now, s_now.AddSeconds(25))));
        var ten = TimeSpan.FromSeconds(10);
        Assert.That(
            Tables.Runs.Rate(_run.Id, s_now, ten),
            Is.EqualTo(new[] { new RateBucket(s_now, ten, 1, 1), new RateBucket(s_now.AddSeconds(20), ten, 0, 1) })
        );
    }

    [Test]
    public void Remove_TheRunAndItsItems_CallsStay()
    {
        Append(New("a", "1"));
        var call = Open(1);
        _ = LedgerSteps.Outcome(Tables, call, 1, Rows.Outcome(CallStatus.Enrolled));
        Tables.Runs.Remove(_run.Id);
        Assert.That(Tables.Runs.List(), Is.Empty);
        Assert.That(Tables.Runs.Item(Key(1)), Is.Null);
        Assert.That(Tables.OfItem(Key(1)), Is.Null);
        Assert.That(Tables.Find(call)!.Status, Is.EqualTo(CallStatus.Enrolled));
        var next = RunSteps.Begin(Tables, new RunRow { Name = "spring", Registration = "FinAuth" });
        Assert.That(next.Id, Is.Not.EqualTo(_run.Id), "an old call would be taken for the new run's");
    }

    /// <summary>Notes an intent for an item.</summary>
    /// <returns>The call.</returns>
    private string Open(long number, string? source = null, int seen = 0) =>
        LedgerSteps.Intent(Tables, Intent(number, source ?? Item(number).Picture, seen)).Noted!.Id;

    private NewIntent Intent(
        long number,
        string source,
        int seen = 0,
        string? person = null,
        int most = int.MaxValue
    ) =>
        new()
        {
            Request = Rows.Request(person ?? Item(number).PersonId, source),
            Owner = "me",
            NoAttemptAfter = Rows.End,
            Ticket = "{}",
            SeenIntents = seen,
            Item = Key(number),
            ItemPerson = Rows.Request(person ?? Item(number).PersonId, source).Person,
            MaxAttempts = most,
        };
}
