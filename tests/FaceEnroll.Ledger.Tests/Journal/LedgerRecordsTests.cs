using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>Which of several records answers a request.</summary>
[TestOf(typeof(FaceLedger))]
[TestOf(typeof(LedgerOutcomes))]
public class LedgerRecordsTests
{
    private const string Person = "person1";
    private const FaceVendor Tencent = FaceVendor.TencentCloud;

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync();
        _bed.Sandbox.AddPerson(Tencent, Person);
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private static void Throw(FaceEnrollmentOptions options)
    {
        options.Retry.MaxRetries = 0;
        options.OnUnknown = FaceUnknownOutcome.Throw;
    }

    private void RefuseNext() =>
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Error("InvalidParameterValue.NoFaceInPhoto"),
            operation: "CreateFace"
        );

    [Test]
    public async Task Enroll_RefusedBesideAnotherAndEnrolledAloneSince_IsAnsweredAsEnrolled()
    {
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 1, 2));
        // As if the vendor had refused the second beside the first.
        _bed.Delete(Tencent, 2);
        var row = (await _bed.RowsAsync()).Single();
        var refused = row with { Pictures = [row.Pictures[0], new PictureRow(row.Pictures[1].Source)] };
        await _bed.Open.Store.WriteAsync(
            tables =>
            {
                tables.Put(refused with { Pictures = [refused.Pictures[0], NotEnrolled(refused.Pictures[1])] });
                return 0;
            },
            default
        );
        var alone = await client.EnrollAsync(LedgerBed.Request(Person, 2));
        var both = await client.EnrollAsync(LedgerBed.Request(Person, 1, 2));
        Assert.That(alone.Images[0].FromLedger, Is.False);
        Assert.That(both.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(both.Images[1].FaceId, Is.EqualTo(alone.Images[0].FaceId));

        static PictureRow NotEnrolled(PictureRow picture) => picture with { Status = PictureStatus.NotEnrolled };
    }

    [Test]
    public async Task Enroll_AnotherRequestWithThePictureIsUndecidable_NamesThatOne()
    {
        var client = _bed.Client(Tencent, Throw);
        RefuseNext();
        Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(LedgerBed.Request(Person, 1)));
        _bed.LoseNext(Tencent, "CreateFace", SandboxMoment.BeforeStoring);
        var lost = Assert.CatchAsync<FaceEnrollmentException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person, 1, 2))
        )!;
        var row = (await _bed.RowsAsync()).Single(r => r.Status == CallStatus.Unknown);
        var dead = new CallOutcome
        {
            Status = CallStatus.Undecidable,
            AskedAt = row.Version,
            Reason = "Nobody knows.",
        };
        await _bed.Open.Store.NoteOutcomeAsync(row.Id, row.Attempt, dead, default);
        var refused = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person, 1))
        )!;
        Assert.That(refused.Ticket!.OperationId, Is.EqualTo(lost.Ticket!.OperationId));
        Assert.That(refused.Message, Does.Contain("Nobody knows.").And.Contain(row.Id));
    }

    [Test]
    public async Task Enroll_PersonsCallsMayOverlapInTheProcess_LostReplyIsStillFound()
    {
        var client = _bed.Client(
            Tencent,
            o =>
            {
                Throw(o);
                o.SerializeCallsPerPerson = false;
            }
        );
        _bed.LoseNext(Tencent, "CreateFace");
        Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(LedgerBed.Request(Person)));
        _bed.Age(TimeSpan.FromHours(25));
        var again = await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That(again.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Replace_AgainAfterALostReply_IsAnsweredByWhatLanded()
    {
        var client = (TencentCloudFaceEnrollmentClient)_bed.Client(Tencent, Throw);
        var old = (await client.EnrollAsync(LedgerBed.Request(Person, 1))).Images[0].FaceId!;
        _bed.LoseNext(Tencent, "CreateFace");
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.ReplaceFacesAsync(LedgerBed.Request(Person, 2), [old])
        );
        var again = await client.ReplaceFacesAsync(LedgerBed.Request(Person, 2), [old]);
        Assert.That(again.Enrollment.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That((_bed.Stored(Tencent, Person, 1), _bed.Stored(Tencent, Person, 2)), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Replace_SamePictureWhileItsFaceIsReplaced_IsNoAlarm()
    {
        var client = (TencentCloudFaceEnrollmentClient)_bed.Client(Tencent);
        var old = (await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FaceId!;
        for (var i = 0; i < 2; i++)
        {
            old = (await client.ReplaceFacesAsync(LedgerBed.Request(Person), [old])).Enrollment.Images[0].FaceId!;
        }

        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
        Assert.That(_bed.Log.Entries.Select(e => e.Name), Has.None.EqualTo("LedgerAlarm"));
    }

    [Test]
    public async Task Replace_SamePictureBesideAFaceOfIt_RaisesTheAlarm()
    {
        var client = (TencentCloudFaceEnrollmentClient)_bed.Client(Tencent);
        var old = (await client.EnrollAsync(LedgerBed.Request(Person, 1))).Images[0].FaceId!;
        await client.ReplaceFacesAsync(LedgerBed.Request(Person, 2), [old]);
        Assert.That(_bed.Log.Entries.Select(e => e.Name), Has.None.EqualTo("LedgerAlarm"));
        await client.ReplaceFacesAsync(LedgerBed.Request(Person, 2), [old]);
        Assert.That(_bed.Stored(Tencent, Person, 2), Is.EqualTo(2));
        Assert.That(_bed.Log.Entries.Count(e => e.Name == "LedgerAlarm"), Is.EqualTo(1));
    }

    [Test]
    public async Task Enroll_AccountIsNotNamed_IsWarnedOfOnce()
    {
        var client = _bed.Client(Tencent);
        await client.EnrollAsync(LedgerBed.Request(Person, 1));
        await client.EnrollAsync(LedgerBed.Request(Person, 2));
        await _bed.Client(Tencent, o => o.Account = "ours").EnrollAsync(LedgerBed.Request(Person, 3));
        Assert.That(_bed.Log.Entries.Count(e => e.Name == "LedgerAccountNotNamed"), Is.EqualTo(1));
    }
}
