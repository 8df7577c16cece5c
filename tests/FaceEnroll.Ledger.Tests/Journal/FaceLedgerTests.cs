using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>Enrollments with a ledger, and the sandbox's store as the truth.</summary>
[TestOf(typeof(FaceLedger))]
[TestOf(typeof(LedgerOutcomes))]
[TestOf(typeof(LedgerRefusals))]
[TestOf(typeof(LedgerVerification))]
[TestOf(typeof(LedgerDecisions))]
public class FaceLedgerTests
{
    private const string Person = "person1";
    private const FaceVendor Tencent = FaceVendor.TencentCloud;
    private static readonly FaceVendor[] s_vendors = Enum.GetValues<FaceVendor>();

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync();
        foreach (var vendor in new[] { FaceVendor.TencentCloud, FaceVendor.AlibabaGuardrails })
        {
            _bed.Sandbox.AddPerson(vendor, Person);
        }
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private int Calls => _bed.Sandbox.Requests.Count;

    private ValueTask<CallRow?> RowAsync() => RowAsync(LedgerBed.Request(Person));

    private async ValueTask<CallRow?> RowAsync(FaceEnrollmentRequest _)
    {
        var rows = await _bed.Open.Store.ListAsync(Enum.GetValues<CallStatus>(), 10, default);
        return rows.Count == 0 ? null : rows[0];
    }

    [Test]
    public async Task Enroll_Again_IsAnsweredFromTheRecordAndNothingIsSent(
        [ValueSource(nameof(s_vendors))] FaceVendor vendor
    )
    {
        var client = _bed.Client(vendor);
        var first = await client.EnrollAsync(LedgerBed.Request(Person));
        var calls = Calls;
        Assert.That(first.Images[0].FromLedger, Is.False);

        var second = await client.EnrollAsync(LedgerBed.Request(Person));
        await _bed.RestartAsync();
        var third = await _bed.Client(vendor).EnrollAsync(LedgerBed.Request(Person));
        Assert.That(Calls, Is.EqualTo(calls), "nothing was sent");
        foreach (var image in new[] { second.Images[0], third.Images[0] })
        {
            Assert.That(
                (image.Status, image.FaceId, image.FromLedger),
                Is.EqualTo((FaceImageStatus.Enrolled, first.Images[0].FaceId, true))
            );
        }

        Assert.That(_bed.Stored(vendor, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_AnotherPictureOrPerson_IsSent()
    {
        _bed.Sandbox.AddPerson(Tencent, "person2");
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person));
        await client.EnrollAsync(LedgerBed.Request(Person, 2));
        await client.EnrollAsync(LedgerBed.Request("person2"));
        Assert.That(_bed.Sandbox.Store.FacesAt(SandboxVendor.TencentCloud), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Enroll_TypedClient_SharesTheRecord()
    {
        var client = (TencentCloudFaceEnrollmentClient)_bed.Client(Tencent);
        await client.EnrollAsync(
            new TencentCloudFaceEnrollmentRequest(Person, [FaceImage.FromBytes(LedgerBed.Picture())])
        );
        var calls = Calls;
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.True);
        Assert.That(Calls, Is.EqualTo(calls));
    }

    [Test]
    public async Task Enroll_RefusedBefore_IsSentAgain()
    {
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Error("InvalidParameterValue.NoFaceInPhoto"),
            operation: "CreateFace"
        );
        var client = _bed.Client(Tencent);
        Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(LedgerBed.Request(Person)));
        Assert.That((await RowAsync())!.Status, Is.EqualTo(CallStatus.NotEnrolled));
        var result = await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(result.Images[0].FromLedger, Is.False);
        Assert.That((await RowAsync())!.Attempt, Is.EqualTo(2));
    }

    [Test]
    public async Task Enroll_ReplyWasLost_IsAskedAndAnswered([ValueSource(nameof(s_vendors))] FaceVendor vendor)
    {
        _bed.Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(SandboxMoment.BeforeReplying));
        var client = _bed.Client(vendor, o => o.Retry.MaxRetries = 0);
        Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(LedgerBed.Request(Person)));
        var result = await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(_bed.Stored(vendor, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_RequestWasLost_WaitsUntilItIsDeadAndIsSentAgain()
    {
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Reset(SandboxMoment.BeforeStoring),
            operation: "CreateFace"
        );
        var client = _bed.Client(Tencent);
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(LedgerBed.Request(Person)));
        foreach (var picture in new[] { 1, 2 })
        {
            var open = Assert.CatchAsync<FaceEnrollmentException>(() =>
                client.EnrollAsync(LedgerBed.Request(Person, picture))
            )!;
            Assert.That(
                (open.Kind, open.Certainty, open.IsRetryable),
                Is.EqualTo(
                    (
                        FaceEnrollmentErrorKind.Conflict,
                        // The first may be in.
                        picture == 1
                            ? FaceEnrollmentCertainty.Unknown
                            : FaceEnrollmentCertainty.NotSent,
                        true
                    )
                )
            );
            Assert.That(open.Error.RetryAfter, Is.GreaterThan(TimeSpan.Zero));
        }

        _bed.Pass(TimeSpan.FromMinutes(12));
        var result = await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(result.Images[0].FromLedger, Is.False);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
        Assert.That((await RowAsync())!.Attempt, Is.EqualTo(2));
    }

    [Test]
    public async Task Enroll_ReplyWasLostAndTheVendorIsAway_IsUnknown_NotNotEnrolled()
    {
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Reset(SandboxMoment.BeforeReplying),
            operation: "CreateFace"
        );
        var client = _bed.Client(
            Tencent,
            o =>
            {
                o.OnUnknown = FaceUnknownOutcome.Throw;
                o.Retry.MaxRetries = 0;
            }
        );
        var lost = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person))
        );
        _bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.HttpStatus(503),
            1,
            1,
            SandboxFaults.AnyOperation
        );
        var again = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person))
        );
        Assert.That(again!.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
        Assert.That(
            again.Ticket!.OperationId,
            Is.EqualTo(lost!.Ticket!.OperationId),
            "whoever asks, asks about the first"
        );
        again = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person, 1, 2))
        );
        Assert.That(
            again!.Images.Select(i => i.Status),
            Is.EqualTo(new[] { FaceImageStatus.Unknown, FaceImageStatus.NotEnrolled }),
            "the second was never sent"
        );
        _bed.Sandbox.Faults.Clear();
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.True);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_SomePicturesAreIn_IsRefusedAndSaysWhich()
    {
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 1, 2));
        var refused = Assert.CatchAsync<FaceEnrollmentException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person, 2, 3))
        )!;
        Assert.That(
            (refused.Kind, refused.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Conflict, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(refused.Message, Does.Contain("Images[0]"));
        Assert.That(
            refused.Images.Select(i => i.Status),
            Is.EqualTo(new[] { FaceImageStatus.Enrolled, FaceImageStatus.NotEnrolled })
        );
        // Each of them, and both in another order, are known.
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person, 2))).Images[0].FromLedger, Is.True);
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person, 2, 1))).Images[1].FromLedger, Is.True);
        Assert.That(_bed.Sandbox.Store.FacesAt(SandboxVendor.TencentCloud), Has.Count.EqualTo(2));
    }

    [Test]
    public void Enroll_SamePictureTwiceInOneRequest_IsRefused()
    {
        var refused = Assert.CatchAsync<FaceEnrollmentException>(() =>
            _bed.Client(Tencent).EnrollAsync(LedgerBed.Request(Person, 1, 2, 1))
        )!;
        Assert.That(refused.Message, Does.Contain("Images[2] is the same picture as Images[0]"));
        Assert.That(Calls, Is.Zero);
    }

    [Test]
    public async Task Enroll_RecordIsIgnored_SendsAndRaisesTheAlarm()
    {
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person));
        _bed.Options.Use = LedgerUse.Ignore;
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.False);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(2), "the host's own wish");
        var rows = await _bed.Open.Store.ListAsync([CallStatus.Enrolled], 10, default);
        Assert.That(rows.Count(r => r.IsAlarmed), Is.EqualTo(1));
        _bed.Options.Use = LedgerUse.Trust;
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.True);
    }

    [Test]
    public async Task Replace_WithAPictureThatWasDeletedSince_SendsIt()
    {
        var client = (TencentCloudFaceEnrollmentClient)_bed.Client(Tencent);
        var one = (await client.EnrollAsync(LedgerBed.Request(Person, 1))).Images[0].FaceId!;
        var two = (await client.ReplaceFacesAsync(LedgerBed.Request(Person, 2), [one])).Enrollment.Images[0].FaceId!;
        Assert.That((_bed.Stored(Tencent, Person, 1), _bed.Stored(Tencent, Person, 2)), Is.EqualTo((0, 1)));
        await client.ReplaceFacesAsync(LedgerBed.Request(Person, 1), [two]);
        Assert.That((_bed.Stored(Tencent, Person, 1), _bed.Stored(Tencent, Person, 2)), Is.EqualTo((1, 0)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Enroll_Undecidable_IsNotSentBeforeSomebodyDecides(bool isEnrolled)
    {
        // Without the ids read before, nobody can tell afterwards what came.
        var client = _bed.Client(Tencent, o => o.ReadFacesBeforeSending = false);
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Reset(isEnrolled ? SandboxMoment.BeforeReplying : SandboxMoment.BeforeStoring),
            operation: "CreateFace"
        );
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(LedgerBed.Request(Person)));
        // Its time is over by this machine's clock.
        var row = (await RowAsync())!;
        var dead = new CallOutcome
        {
            Status = CallStatus.Undecidable,
            AskedAt = row.Version,
            Reason = "Nobody knows.",
        };
        await _bed.Open.Store.NoteOutcomeAsync(row.Id, row.Attempt, dead, default);

        var unknown = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person))
        )!;
        Assert.That(unknown.Ticket!.PersonId, Is.EqualTo(Person));
        Assert.That(unknown.Message, Does.Contain("ResolveAsync").And.Contain("Nobody knows."));

        var decisions = new LedgerDecisions(_bed.Open);
        var call = (await decisions.GetUndecidedAsync()).Single();
        Assert.That((call.Ticket.PersonId, call.Reason), Is.EqualTo((Person, "Nobody knows.")));
        Assert.That(await decisions.ResolveAsync(call.Id, isEnrolled, "me", "looked"), Is.True);
        Assert.That(await decisions.ResolveAsync(call.Id, isEnrolled, "me", "looked"), Is.False, "it is decided");
        Assert.That(await decisions.ResolveAsync("nobody's", isEnrolled, "me", "looked"), Is.False);

        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.EqualTo(isEnrolled));
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_AnotherCallIsOpenInThisProcess_Waits()
    {
        var client = _bed.Client(Tencent, o => o.SerializeCallsPerPerson = false);
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(500)),
            operation: "CreateFace"
        );
        var results = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => client.EnrollAsync(LedgerBed.Request(Person)))
        );
        Assert.That(results.Count(r => !r.Images[0].FromLedger), Is.EqualTo(1));
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_LedgerCannotBeOpened_SendsNothing()
    {
        _bed.Options.File = Path.Combine(Path.GetDirectoryName(_bed.Options.File)!, "missing", "faces.ledger");
        var failed = Assert.CatchAsync<FaceEnrollmentException>(() =>
            _bed.Client(Tencent).EnrollAsync(LedgerBed.Request(Person))
        )!;
        Assert.That(failed.Kind, Is.EqualTo(FaceEnrollmentErrorKind.HostCallback));
        Assert.That((failed.InnerException as FaceLedgerException)!.Fault, Is.EqualTo(FaceLedgerFault.CannotOpen));
        Assert.That(Calls, Is.Zero);
        Directory.CreateDirectory(Path.GetDirectoryName(_bed.Options.File)!);
        await _bed.Client(Tencent).EnrollAsync(LedgerBed.Request(Person));
    }

    [Test]
    public async Task Enroll_AnotherCallCameBetween_ReadsThePersonOnceMoreBeforeItIsSent()
    {
        var other = _bed.Client(Tencent, o => o.SerializeCallsPerPerson = false);
        var client = _bed.Client(
            Tencent,
            o =>
            {
                o.SerializeCallsPerPerson = false;
                // It runs after the ledger was asked, and before the person is read.
                o.ImagePreparer = new Hook(() => other.EnrollAsync(LedgerBed.Request(Person, 2)));
            }
        );
        var result = await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(
            _bed.Sandbox.Requests.Select(r => r.Operation),
            Is.EqualTo(
                new[] { "GetPersonBaseInfo", "CreateFace", "GetPersonBaseInfo", "GetPersonBaseInfo", "CreateFace" }
            )
        );
    }

    private sealed class Hook(Func<Task> run) : IFaceImagePreparer
    {
        public async ValueTask<FaceImagePreparation> PrepareAsync(
            Stream content,
            FaceImageTarget target,
            CancellationToken cancellationToken
        )
        {
            await run();
            return FaceImagePreparation.Unchanged;
        }
    }

    [Test]
    public async Task Enroll_NobodyElseCame_ReadsThePersonOnce()
    {
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(Calls, Is.EqualTo(2), "one reading and one enrollment");
    }
}
