using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Tests.Journal;

/// <summary>Before a record is trusted, the vendor is read; what it shows must be certain.</summary>
[TestOf(typeof(LedgerVerification))]
[TestFixture(false)]
[TestFixture(true)]
public class LedgerVerificationTests(bool hidesPeople)
{
    private const string Person = "person1";
    private const FaceVendor Tencent = FaceVendor.TencentCloud;

    /// <summary>Longer than a request lives and a face takes to show.</summary>
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(15);

    private LedgerBed _bed = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await LedgerBed.StartAsync(hidesPeople);
        _bed.Sandbox.AddPerson(Tencent, Person);
    }

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    [Test]
    public async Task Verify_ListLagsBehindTheEnrollment_SendsNothing()
    {
        var reading = new Reading();
        using var http = new HttpClient(reading);
        var client = _bed.Client(Tencent, http: http);
        _bed.Options.Use = LedgerUse.Verify;
        await client.EnrollAsync(LedgerBed.Request(Person));
        reading.Lags = true;
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.True);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Verify_FaceVanishedWhenItMustShow_SendsItAgain()
    {
        var client = _bed.Client(Tencent);
        _bed.Options.Use = LedgerUse.Verify;
        await client.EnrollAsync(LedgerBed.Request(Person));
        _bed.Delete(Tencent, 1);
        _bed.Pass(s_life);
        _bed.Options.Use = LedgerUse.Trust;
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.True);
        _bed.Options.Use = LedgerUse.Verify;
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person))).Images[0].FromLedger, Is.False);
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Verify_TwoProcessesMissTheSameFace_SendItOnce()
    {
        var other = _bed.Client(Tencent, o => o.SerializeCallsPerPerson = false);
        await other.EnrollAsync(LedgerBed.Request(Person));
        _bed.Delete(Tencent, 1);
        _bed.Pass(s_life);
        _bed.Options.Use = LedgerUse.Verify;
        FaceEnrollmentResult? first = null;
        using var http = new HttpClient(
            new Reading
            {
                // Outside this call's flow, as another process would be.
                Then = async () => first = await Task.Run(() => other.EnrollAsync(LedgerBed.Request(Person))),
            }
        );
        var client = _bed.Client(Tencent, o => o.SerializeCallsPerPerson = false, http);
        var second = await client.EnrollAsync(LedgerBed.Request(Person));
        Assert.That((first!.Images[0].FromLedger, second.Images[0].FromLedger), Is.EqualTo((false, true)));
        Assert.That(_bed.Stored(Tencent, Person), Is.EqualTo(1));
    }

    [Test]
    public async Task Verify_FaceIsThere_AnswersHoweverLongAgoItWasSent([Values] FaceVendor vendor)
    {
        if (vendor is FaceVendor.AlibabaGuardrails)
        {
            _bed.Sandbox.AddPerson(vendor, Person);
        }

        var client = _bed.Client(vendor);
        _bed.Options.Use = LedgerUse.Verify;
        foreach (var picture in new[] { 1, 2, 3 })
        {
            await client.EnrollAsync(LedgerBed.Request(Person, picture));
        }

        _bed.Pass(TimeSpan.FromHours(30));
        foreach (var picture in new[] { 1, 2, 3 })
        {
            var again = await client.EnrollAsync(LedgerBed.Request(Person, picture));
            Assert.That(again.Images[0].FromLedger, Is.True);
            Assert.That(_bed.Stored(vendor, Person, picture), Is.EqualTo(1));
        }
    }
}
