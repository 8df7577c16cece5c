using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>What was deleted may be enrolled again, with the record trusted; what is not certainly gone may not.</summary>
[TestOf(typeof(FaceLedger))]
[TestFixture(false)]
[TestFixture(true)]
public class LedgerDeletionTests(bool hidesPeople)
{
    private const string Person = "person1";
    private const FaceVendor Tencent = FaceVendor.TencentCloud;

    private static readonly FaceVendor[] s_erasers =
    [
        FaceVendor.TencentCloud,
        FaceVendor.AlibabaGuardrails,
        FaceVendor.AlibabaIdVerification,
        FaceVendor.FinAuth,
    ];

    /// <summary>Alibaba ID Verification names no id for what it adds.</summary>
    private static readonly FaceVendor[] s_namers =
    [
        FaceVendor.TencentCloud,
        FaceVendor.AlibabaGuardrails,
        FaceVendor.FinAuth,
    ];

    private static readonly FaceVendor[] s_labels = [FaceVendor.AlibabaIdVerification, FaceVendor.FinAuth];

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync(hidesPeople);
        _bed.Sandbox.AddPerson(FaceVendor.TencentCloud, Person);
        _bed.Sandbox.AddPerson(FaceVendor.AlibabaGuardrails, Person);
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private static async Task<string> EnrollAsync(IFaceEnrollmentClient client, int picture = 1)
    {
        var result = await client.EnrollAsync(LedgerBed.Request(Person, picture));
        Assert.That(result.Images[0].FromLedger, Is.False, "it was sent");
        return result.Images[0].FaceId!;
    }

    /// <summary>So long that what was enrolled must show.</summary>
    private void PassLong()
    {
        _bed.Age(TimeSpan.FromHours(3));
        _bed.Pass(TimeSpan.FromHours(3));
    }

    private static async Task<bool> IsRecordedAsync(IFaceEnrollmentClient client, int picture) =>
        (await client.EnrollAsync(LedgerBed.Request(Person, picture))).Images[0].FromLedger;

    [Test]
    public async Task DeleteFaces_OneOfTwo_IsSentAgainAndTheOtherIsNot(
        [ValueSource(nameof(s_namers))] FaceVendor vendor
    )
    {
        var client = _bed.Client(vendor);
        var one = await EnrollAsync(client, 1);
        await EnrollAsync(client, 2);
        await ((IFaceEraser)client).DeleteFacesAsync(Person, [one]);
        Assert.That((_bed.Stored(vendor, Person, 1), _bed.Stored(vendor, Person, 2)), Is.EqualTo((0, 1)));
        await EnrollAsync(client, 1);
        Assert.That(await IsRecordedAsync(client, 2), Is.True);
        Assert.That((_bed.Stored(vendor, Person, 1), _bed.Stored(vendor, Person, 2)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task DeleteFaces_DeletionFails_TheRecordStays()
    {
        var client = _bed.Client(Tencent, o => o.Retry.MaxRetries = 0);
        var one = await EnrollAsync(client, 1);
        await EnrollAsync(client, 2);
        _bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Error("AuthFailure.UnauthorizedOperation"),
            operation: "DeleteFace"
        );
        Assert.CatchAsync<FaceEnrollmentException>(() => ((IFaceEraser)client).DeleteFacesAsync(Person, [one]));
        Assert.That(await IsRecordedAsync(client, 1), Is.True);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task DeleteFaces_FaceWasGoneLongAgo_IsSentAgain()
    {
        var client = _bed.Client(Tencent);
        var one = await EnrollAsync(client, 1);
        await EnrollAsync(client, 2);
        _bed.Delete(Tencent, 1);
        PassLong();
        var deleted = await ((IFaceEraser)client).DeleteFacesAsync(Person, [one]);
        Assert.That(deleted.Faces[0].Outcome, Is.EqualTo(FaceDeletionOutcome.AlreadyAbsent));
        await EnrollAsync(client, 1);
    }

    [Test]
    public async Task DeleteFaces_FaceOfAMomentAgoDoesNotShow_TheRecordStays()
    {
        var reading = new Reading();
        using var http = new HttpClient(reading);
        var one = await EnrollAsync(_bed.Client(Tencent), 1);
        _bed.Pass(TimeSpan.FromHours(1));
        reading.Lags = true;
        var client = _bed.Client(Tencent, http: http);
        var deleted = await ((IFaceEraser)client).DeleteFacesAsync(Person, [one]);
        Assert.That(deleted.Faces[0].Outcome, Is.EqualTo(FaceDeletionOutcome.AlreadyAbsent));
        Assert.That(await IsRecordedAsync(client, 1), Is.True, "by this machine's clock it is a moment old");
    }

    [Test]
    public async Task Replace_OldFaces_MayBeEnrolledAgain([ValueSource(nameof(s_namers))] FaceVendor vendor)
    {
        var client = _bed.Client(vendor);
        var one = await EnrollAsync(client, 1);
        await ((IFaceEraser)client).ReplaceFacesAsync(LedgerBed.Request(Person, 2), [one]);
        Assert.That(await IsRecordedAsync(client, 2), Is.True);
        await EnrollAsync(client, 1);
        Assert.That((_bed.Stored(vendor, Person, 1), _bed.Stored(vendor, Person, 2)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task ErasePerson_MayBeEnrolledAgain([ValueSource(nameof(s_erasers))] FaceVendor vendor)
    {
        var client = _bed.Client(vendor);
        await EnrollAsync(client, 1);
        await EnrollAsync(client, 2);
        PassLong();
        await ((IFaceEraser)client).ErasePersonAsync(Person);
        if (!s_labels.Contains(vendor))
        {
            _bed.Sandbox.AddPerson(vendor, Person);
        }

        await EnrollAsync(client, 1);
        await EnrollAsync(client, 2);
        Assert.That((_bed.Stored(vendor, Person, 1), _bed.Stored(vendor, Person, 2)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task ErasePersonFromAllLibraries_MayBeEnrolledAgain([ValueSource(nameof(s_erasers))] FaceVendor vendor)
    {
        var client = _bed.Client(vendor);
        await EnrollAsync(client);
        PassLong();
        await ((IFaceEraser)client).ErasePersonFromAllLibrariesAsync(Person);
        if (!s_labels.Contains(vendor))
        {
            _bed.Sandbox.AddPerson(vendor, Person);
        }

        await EnrollAsync(client);
    }

    [Test]
    public async Task ErasePerson_FaceWhoseIdNobodyKnows_IsGoneWithThePerson()
    {
        var client = _bed.Client(Tencent);
        await EnrollAsync(client);
        var row = (await _bed.RowsAsync()).Single();
        await PutAsync(row with { Pictures = [row.Pictures[0] with { FaceId = null }] });
        await ((IFaceEraser)client).ErasePersonAsync(Person);
        _bed.Sandbox.AddPerson(Tencent, Person);
        await EnrollAsync(client);
    }

    [Test]
    public async Task ErasePerson_OpenCall_StaysOpen()
    {
        var client = _bed.Client(Tencent, o => o.Retry.MaxRetries = 0);
        await EnrollAsync(client, 1);
        _bed.LoseNext(Tencent, "CreateFace", SandboxMoment.BeforeStoring);
        Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(LedgerBed.Request(Person, 2)));
        await ((IFaceEraser)client).ErasePersonAsync(Person);
        var rows = await _bed.RowsAsync();
        Assert.That(rows.Count(r => r.Status == CallStatus.Unknown), Is.EqualTo(1));
        Assert.That(rows.Count(r => r.Pictures[0].Status == PictureStatus.Gone), Is.EqualTo(1));
    }

    [Test]
    public async Task VerifyErasure_Complete_ForgetsWhatIsPersonal([ValueSource(nameof(s_labels))] FaceVendor vendor)
    {
        var client = _bed.Client(vendor);
        var eraser = (IFaceEraser)client;
        await EnrollAsync(client, 1);
        var receipt = await eraser.ErasePersonAsync(Person);
        PassLong();
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete));
        var row = (await _bed.RowsAsync()).Single();
        Assert.That((row.Ticket, row.Pictures[0].FaceId), Is.EqualTo(("", (string?)null)));
        Assert.That(row.Pictures[0].Status, Is.EqualTo(PictureStatus.Gone));
        await EnrollAsync(client, 1);
        Assert.That((await _bed.RowsAsync()).Single().Attempt, Is.EqualTo(2));
    }

    [Test]
    public async Task VerifyErasure_EnrolledSince_IsKept()
    {
        var client = _bed.Client(FaceVendor.FinAuth);
        var eraser = (IFaceEraser)client;
        await EnrollAsync(client, 1);
        var receipt = await eraser.ErasePersonAsync(Person);
        _bed.Pass(TimeSpan.FromHours(3));
        var since = await EnrollAsync(client, 1);
        receipt = await eraser.VerifyErasureAsync(receipt, [since]);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete));
        Assert.That(await IsRecordedAsync(client, 1), Is.True);
        Assert.That((await _bed.RowsAsync()).Single().Ticket, Is.Not.Empty);
    }

    [Test]
    public async Task DeleteFaces_LedgerFails_OutcomeIsTheSame()
    {
        var one = await EnrollAsync(_bed.Client(Tencent), 1);
        await EnrollAsync(_bed.Client(Tencent), 2);
        await _bed.Open.DisposeAsync();
        var deleted = await ((IFaceEraser)_bed.Client(Tencent)).DeleteFacesAsync(Person, [one]);
        Assert.That(deleted.IsComplete, Is.True);
        Assert.That(_bed.Stored(Tencent, Person, 1), Is.Zero);
        await _bed.RestartAsync();
        Assert.That(await IsRecordedAsync(_bed.Client(Tencent), 1), Is.True, "it was not told");
    }

    private async Task PutAsync(CallRow row) =>
        await _bed.Open.Store.WriteAsync(
            tables =>
            {
                tables.Put(row);
                return 0;
            },
            default
        );
}
