using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Erasure;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Deletion;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Outcome = FaceEnroll.Sdk.FaceDeletionOutcome;
using Status = FaceEnroll.Sdk.FaceErasureStatus;

namespace FaceEnroll.Sdk.Tests.Erasure;

[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[TestOf(typeof(PersonErasure))]
[TestOf(typeof(ErasurePipeline))]
public class PersonErasureTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedEraser _vendor = new();

    public PersonErasureTests() => _vendor.Options.TimeProvider = _time;

    private ErasurePipeline Pipeline => new(_vendor.Registration, _vendor.Requests, FinAuthLimits.Instance);

    private Task<FaceErasureReceipt> EraseAsync(CancellationToken token = default) =>
        Pipeline.EraseAsync(_vendor.Call, "p", null, token);

    /// <summary>Verifies, with replies that tell the vendor's time.</summary>
    private Task<FaceErasureReceipt> VerifyAsync(FaceErasureReceipt receipt, params string[] keep)
    {
        _vendor.Dates = new ReplyDates();
        _vendor.Dates.Add(_time.GetUtcNow(), isDoubtful: false);
        return Pipeline.VerifyAsync(_vendor.Call, receipt, keep.Length == 0 ? null : keep, default);
    }

    private void WaitFor(FaceErasureReceipt receipt) =>
        _time.Advance(receipt.VerifyAfter - _time.GetUtcNow() + TimeSpan.FromMinutes(10));

    [Test]
    public async Task Erase_FacesOfALibrary_AreGoneAndTheReceiptIsPending()
    {
        _vendor.With("l", "a", "b").With("m", "c");
        var receipt = await EraseAsync();
        Assert.That(
            receipt.Faces.Select(f => (f.FaceId, f.LibraryId, f.RecordId, f.Outcome, f.Operation, f.RequestId)),
            Is.EqualTo(
                new[]
                {
                    ("a", "l", "record-a", Outcome.Gone, "DeleteFaces", "r"),
                    ((string, string?, string?, Outcome, string?, string?))
                        ("b", "l", "record-b", Outcome.Gone, "DeleteFaces", "r"),
                }
            )
        );
        Assert.That((receipt.Status, receipt.Fault()), Is.EqualTo((Status.Pending, (string?)null)));
        Assert.That(receipt.LibraryIds, Is.EqualTo(new[] { "l" }));
        Assert.That(_vendor.Truth.Select(t => t.FaceId), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public async Task Erase_Everywhere_IsEachLibrary()
    {
        _vendor.KnownLibraries = ["l", "m"];
        _vendor.With("l", "a").With("m", "c");
        var receipt = await Pipeline.EraseEverywhereAsync(_vendor.Call, "p", default);
        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.EqualTo(new[] { Outcome.Gone, Outcome.Gone }));
        Assert.That((receipt.AllLibraries, _vendor.Truth.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task Erase_NobodyInALibraryThatIsThere_IsEmpty_AndInNoneIsAnError()
    {
        Assert.That((await EraseAsync()).Faces, Is.Empty);
        _vendor.KnownLibraries = [];
        var failure = Assert.ThrowsAsync<FaceEnrollmentException>(() => EraseAsync())!;
        Assert.That(failure.Kind, Is.EqualTo(FaceEnrollmentErrorKind.LibraryNotFound));
    }

    [Test]
    public async Task List_WithAGap_StaysPendingWithTheReason()
    {
        _vendor.With("l", "a").Gap = "The gap.";
        var receipt = await EraseAsync();
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt);
        Assert.That((receipt.Status, verified.Status), Is.EqualTo((Status.Pending, Status.Pending)));
        Assert.That(receipt.Reasons, Has.Some.Contains("The gap."));
        Assert.That(verified.Reasons, Has.Some.Contains("The gap."));
    }

    [Test]
    public async Task Canceled_InTheMiddle_ReturnsTheReceipt()
    {
        using var canceling = new CancellationTokenSource();
        _vendor.Lot = 1;
        _vendor.With("l", "a", "b");
        _vendor.OnDelete = faces =>
        {
            canceling.Token.ThrowIfCancellationRequested();
            _vendor.Delete(faces);
            canceling.Cancel();
            return new() { Gone = [.. faces] };
        };
        var receipt = await EraseAsync(canceling.Token);
        Assert.That(receipt.Faces.Select(f => f.Outcome), Is.EqualTo(new[] { Outcome.Gone, Outcome.NotApplied }));
        Assert.That(receipt.Reasons, Has.Some.Contains("canceled"));
        _vendor.OnDelete = null;
        WaitFor(receipt);
        Assert.That((await VerifyAsync(receipt)).Status, Is.EqualTo(Status.Complete));
        Assert.That(_vendor.Truth, Is.Empty);
    }

    [Test]
    public void Canceled_WhileReading_IsCanceledAndNothingIsDeleted()
    {
        using var canceling = new CancellationTokenSource();
        _vendor.With("l", "a").OnRead = canceling.Cancel;
        var failure = Assert.ThrowsAsync<FaceEnrollmentCanceledException>(() => EraseAsync(canceling.Token))!;
        Assert.That(failure.Error.Certainty, Is.EqualTo(Certainty.NotSent));
        Assert.That(_vendor.Truth, Has.Count.EqualTo(1));
    }

    [Test]
    public void Store_Fails_NothingIsReadOrDeleted()
    {
        _vendor.With("l", "a").Options.TicketStore = new RecordingTicketStore
        {
            OnRead = () => throw new InvalidOperationException(),
        };
        Assert.That(() => EraseAsync(), Throws.InstanceOf<FaceEnrollmentException>());
        Assert.That(_vendor.Asked, Is.Empty);
    }

    [Test]
    public async Task Verify_BeforeAndAfterItsTime_IsPendingThenComplete()
    {
        var receipt = await EraseAsync();
        var early = await VerifyAsync(receipt);
        WaitFor(early);
        var late = await VerifyAsync(early);
        Assert.That((early.Status, late.Status), Is.EqualTo((Status.Pending, Status.Complete)));
        Assert.That(early.Reasons, Has.Some.Contains("VerifyAfter"));
        Assert.That((late.CompletedAt, late.Reasons.Count), Is.EqualTo(((DateTimeOffset?)_time.GetUtcNow(), 0)));
        Assert.That(receipt.VerifiedAt, Is.Null, "the receipt that was given is as it was");
        Assert.That(await VerifyAsync(late), Is.SameAs(late));
    }

    [Test]
    public async Task Verify_AFaceThatLandedLate_IsDeletedToo()
    {
        _vendor.With("l", "a");
        var receipt = await EraseAsync();
        _vendor.With("l", "late");
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt);
        Assert.That(verified.Faces.Select(f => $"{f.FaceId} {f.Outcome}"), Is.EqualTo(new[] { "a Gone", "late Gone" }));
        Assert.That((verified.Status, _vendor.Truth.Count), Is.EqualTo((Status.Complete, 0)));
    }

    [Test]
    public async Task Verify_AFaceToKeep_IsKept()
    {
        var receipt = await EraseAsync();
        _vendor.With("l", "late", "kept");
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt, "kept");
        Assert.That(_vendor.Truth.Select(t => t.FaceId), Is.EqualTo(new[] { "kept" }));
        Assert.That(verified.Reasons, Has.Some.Contains("are kept: 1"));
    }

    [Test]
    public async Task Verify_WhatWasInDoubtIsNotThere_IsGone()
    {
        _vendor.With("l", "a").OnDelete = _ => throw ScriptedEraser.Failure(Certainty.Unknown);
        var receipt = await EraseAsync();
        Assert.That(
            receipt.Faces.Select(f => (f.Outcome, f.VendorCode, f.FailureKind)),
            Is.EqualTo(
                new[] { (Outcome.Unknown, "CODE", (FaceEnrollmentErrorKind?)FaceEnrollmentErrorKind.VendorFault) }
            )
        );
        _vendor.Truth.Clear();
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt);
        Assert.That((verified.Faces[0].Outcome, verified.Status), Is.EqualTo((Outcome.Gone, Status.Complete)));
        Assert.That(verified.Faces[0].FailureKind, Is.Null);
    }

    [Test]
    public async Task Verify_AnEnrollmentIsOpen_StaysPendingAndLeavesWhatALaterOneAdded()
    {
        var before = ScriptedEraser.Ticket("before");
        FaceClaims.Shared.Open(PersonKey.Of(before), before, TimeSpan.FromHours(1));
        var receipt = await EraseAsync();
        Assert.That((receipt.OpenEnrollments, receipt.OpenOperationIds[0]), Is.EqualTo((1, "before")));
        var later = ScriptedEraser.Ticket("later");
        FaceClaims.Shared.Open(PersonKey.Of(later), later, TimeSpan.FromHours(1));
        _vendor.With("l", "new");
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt);
        Assert.That((verified.Status, verified.OpenEnrollments), Is.EqualTo((Status.Pending, 2)));
        Assert.That(_vendor.Truth, Has.Count.EqualTo(1));
        FaceClaims.Shared.Clear();
        Assert.That((await VerifyAsync(verified)).Status, Is.EqualTo(Status.Complete));
        Assert.That(_vendor.Truth, Is.Empty);
    }

    [Test]
    public async Task Verify_OfAnotherProcessWithoutTheVendorsTime_IsNeverComplete()
    {
        var receipt = FaceErasureReceipt.FromJson((await EraseAsync()).ToJson());
        WaitFor(receipt);
        _time.Advance(TimeSpan.FromDays(2));
        _vendor.Dates = new ReplyDates();
        var verified = await Pipeline.VerifyAsync(_vendor.Call, receipt, null, default);
        Assert.That(verified.Status, Is.EqualTo(Status.Undecidable));
        Assert.That(verified.Reasons, Is.Not.Empty);
    }

    [Test]
    public async Task Verify_AReceiptOfSomethingElse_IsRefused()
    {
        var receipt = await EraseAsync();
        var json = receipt.ToJson();
        Refused(r => r.Account = "other", "account");
        Refused(r => r.Vendor = FaceVendor.TencentCloud, "is of TencentCloud, and this client is FinAuth's");
        Refused(
            r => r.Endpoint = "https://y.example",
            "is of https://y.example, and this client calls https://x.example"
        );
        Refused(r => r.AreIdsHashed = true, "hashed");
        Refused(r => r.PersonId = "", "PersonId");

        void Refused(Action<FaceErasureReceipt> change, string words)
        {
            var other = FaceErasureReceipt.FromJson(json);
            change(other);
            var e = Assert.ThrowsAsync<ArgumentException>(() => VerifyAsync(other))!;
            Assert.That(e.Message, Does.Contain(words));
        }
    }

    [Test]
    public async Task Person_WhoExists_IsDeletedByItsId_AndALostOneMayRunLate()
    {
        _vendor.ArePeople = true;
        _vendor.With("l", "a");
        _vendor.OnPerson = () => throw ScriptedEraser.Failure(Certainty.Unknown);
        var receipt = await Pipeline.EraseEverywhereAsync(_vendor.Call, "p", default);
        Assert.That((receipt.Person, receipt.Faces[0].Outcome), Is.EqualTo((Outcome.Unknown, Outcome.Unknown)));
        Assert.That(receipt.Reasons, Has.Some.Contains("may still run"));
        _vendor.OnPerson = null;
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt);
        Assert.That((verified.Status, verified.Person), Is.EqualTo((Status.Complete, Outcome.Gone)));
    }

    [Test]
    public async Task Canceled_InTheFirstLibrary_TheOthersFacesWereNotAskedFor()
    {
        using var canceling = new CancellationTokenSource();
        _vendor.KnownLibraries = ["l", "m"];
        _vendor.With("l", "a").With("m", "b");
        _vendor.OnDelete = faces =>
        {
            _vendor.Delete(faces);
            canceling.Cancel();
            throw new OperationCanceledException(canceling.Token);
        };
        FaceErasureReceipt? receipt = null;
        try
        {
            receipt = await Pipeline.EraseEverywhereAsync(_vendor.Call, "p", canceling.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("What was read is in a receipt.");
        }

        var left = receipt!.Faces.Single(f => f.FaceId == "b");
        Assert.That((left.Outcome, left.DecidedAt is null), Is.EqualTo((Outcome.NotApplied, false)));
    }

    [Test]
    public async Task Verify_AFaceThatWasGoneIsThereAndLeft_IsNotGone()
    {
        _vendor.With("l", "a");
        var receipt = await EraseAsync();
        _vendor.With("l", "a");
        var later = ScriptedEraser.Ticket("later");
        FaceClaims.Shared.Open(PersonKey.Of(later), later, TimeSpan.FromHours(1));
        WaitFor(receipt);
        var verified = await VerifyAsync(receipt);
        Assert.That(_vendor.Truth, Has.Count.EqualTo(1));
        Assert.That((verified.Status, verified.Faces[0].Outcome), Is.EqualTo((Status.Pending, Outcome.NotApplied)));
        FaceClaims.Shared.Settle(PersonKey.Of(later), later);
    }

    [Test]
    public async Task Verify_ThroughAProxyThatMayWriteTheDate_SaysThatAndWhatToDo()
    {
        var receipt = await EraseAsync();
        WaitFor(receipt);
        _vendor.Dates = new ReplyDates();
        _vendor.Dates.Add(_time.GetUtcNow(), isDoubtful: true);
        var verified = await Pipeline.VerifyAsync(_vendor.Call, receipt, null, default);
        Assert.That(verified.Status, Is.Not.EqualTo(Status.Complete));
        Assert.That(verified.Reasons, Has.Some.Contains("Via"));
        Assert.That(verified.Reasons, Has.None.Contains("never told its time"));
    }

    [Test]
    public async Task Verify_TheListOfFacesToKeepIsChangedMeanwhile_TheFirstOneCounts()
    {
        var receipt = await EraseAsync();
        _vendor.With("l", "kept");
        WaitFor(receipt);
        var keep = new List<string> { "kept" };
        _vendor.OnRead = keep.Clear;
        _vendor.Dates = new ReplyDates();
        _vendor.Dates.Add(_time.GetUtcNow(), isDoubtful: false);
        await Pipeline.VerifyAsync(_vendor.Call, receipt, keep, default);
        Assert.That(_vendor.Truth, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Verify_PersonDeleted_AndNobodyCanLook_IsPending()
    {
        _vendor.ArePeople = true;
        var receipt = await EraseAsync();
        _vendor.With("l", "late");
        WaitFor(receipt);
        var reads = 0;
        _vendor.OnRead = () =>
        {
            if (++reads > 1)
            {
                throw ScriptedEraser.Failure(Certainty.NotApplied);
            }
        };

        receipt = await VerifyAsync(receipt);

        Assert.That(_vendor.Truth, Is.Empty);
        Assert.That(receipt.Status, Is.EqualTo(Status.Pending));
        Assert.That(receipt.Reasons, Has.Some.Contains("could not be looked for again"));
        _vendor.OnRead = null;
        Assert.That((await VerifyAsync(receipt)).Status, Is.EqualTo(Status.Complete));
    }

    [Test]
    public async Task Verify_PersonSaidDeleted_AndThere_IsPending()
    {
        _vendor.ArePeople = true;
        var receipt = await EraseAsync();
        _vendor.With("l", "late");
        WaitFor(receipt);
        _vendor.OnPerson = static () => new DeletedPerson(true, "r");

        receipt = await VerifyAsync(receipt);

        Assert.That(
            (receipt.Status, receipt.Person, receipt.Faces.Single().Outcome),
            Is.EqualTo((Status.Pending, (Outcome?)Outcome.NotApplied, Outcome.NotApplied))
        );
    }

    [Test]
    public async Task Verify_AFaceInTwoRecords_IsGoneWithTheLast()
    {
        var receipt = await EraseAsync();
        _vendor.With("l", "a", "a");
        _vendor.Lot = 1;
        WaitFor(receipt);
        var calls = 0;
        _vendor.OnDelete = faces =>
            calls++ == 0
                ? throw ScriptedEraser.Failure(Certainty.NotApplied)
                : new DeletedLot { Gone = [.. faces], RequestId = "r" };

        receipt = await VerifyAsync(receipt);

        Assert.That((receipt.Status, receipt.Faces.Single().Outcome), Is.EqualTo((Status.Pending, Outcome.NotApplied)));
    }
}
