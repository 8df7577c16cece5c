using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>People that are created with their first picture.</summary>
[TestOf(typeof(FaceLedger))]
public class LedgerPersonTests
{
    private const string Person = "person1";
    private const FaceVendor Tencent = FaceVendor.TencentCloud;

    private LedgerBed _bed = null!;
    private TencentCloudFaceEnrollmentClient _client = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync();
        _client = (TencentCloudFaceEnrollmentClient)_bed.Client(Tencent);
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private Task<FacePersonResult> CreateAsync(string group = FaceEnrollSandboxOptions.DefaultLibraryId) =>
        _client.CreatePersonAsync(
            new FacePersonRequest(Person, group) { Name = "n", FirstImage = FaceImage.FromBytes(LedgerBed.Picture()) }
        );

    [Test]
    public async Task CreatePerson_Again_IsAnsweredFromTheRecord()
    {
        Assert.That((await CreateAsync()).FirstImage!.FromLedger, Is.False);
        var calls = _bed.Sandbox.Requests.Count;
        Assert.That((await CreateAsync()).FirstImage!.FromLedger, Is.True);
        Assert.That(_bed.Sandbox.Requests, Has.Count.EqualTo(calls), "nothing was sent");
        Assert.That((await _client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.True);
    }

    [Test]
    public async Task CreatePerson_PictureIsRecordedByAnotherRequest_GoesToTheVendor()
    {
        _bed.Sandbox.AddPerson(Tencent, Person);
        await _client.EnrollAsync(LedgerBed.Request(Person));
        var refused = Assert.CatchAsync<FaceEnrollmentException>(() => CreateAsync())!;
        Assert.That(refused.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Duplicate), "the vendor's own answer");
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task CreatePerson_InAnotherGroup_GoesToTheVendor()
    {
        await CreateAsync();
        Assert.CatchAsync<FaceEnrollmentException>(() => CreateAsync("group-b"));
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task CreatePerson_ErasedSince_IsCreatedAnew()
    {
        await CreateAsync();
        await _client.ErasePersonAsync(Person);
        Assert.That((await CreateAsync()).FirstImage!.FromLedger, Is.False);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task CreatePerson_WhoWasDeletedPastTheLedger_EndsWhatWasRecorded()
    {
        _bed.Sandbox.AddPerson(Tencent, Person);
        await _client.EnrollAsync(LedgerBed.Request(Person, 1));
        await _client.EnrollAsync(LedgerBed.Request(Person, 2));
        await ((IFaceEraser)_bed.Client(Tencent, o => o.Ledger = null)).ErasePersonAsync(Person);
        Assert.That((await CreateAsync()).FirstImage!.FromLedger, Is.False);
        Assert.That(_bed.Log.Entries.Select(e => e.Name), Has.None.EqualTo("LedgerAlarm"));
        Assert.That((await _client.EnrollAsync(LedgerBed.Request(Person, 2))).Images[0].FromLedger, Is.False);
        Assert.That((_bed.Stored(Tencent, Person, 1), _bed.Stored(Tencent, Person, 2)), Is.EqualTo((1, 1)));
    }
}
