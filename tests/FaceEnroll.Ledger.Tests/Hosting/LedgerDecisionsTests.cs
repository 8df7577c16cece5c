using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Tests.Hosting;

/// <summary>What a person decides about calls of several pictures, of which the vendor took one.</summary>
[TestOf(typeof(LedgerDecisions))]
public class LedgerDecisionsTests
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

    private LedgerDecisions Decisions => new(_bed.Open);

    /// <summary>One face of two pictures is found: nobody can tell whose it is. It is the first picture's.</summary>
    private async Task<CallRow> FindOneOfTwoAsync()
    {
        var client = _bed.Client(
            Tencent,
            o =>
            {
                o.Retry.MaxRetries = 0;
                o.OnUnknown = FaceUnknownOutcome.Throw;
            }
        );
        _bed.LoseNext(Tencent, "CreateFace");
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person, 1, 2))
        );
        _bed.Delete(Tencent, 2);
        _bed.Pass(TimeSpan.FromMinutes(15));
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(LedgerBed.Request(Person, 1, 2))
        );
        return (await _bed.RowsAsync()).Single();
    }

    [Test]
    public async Task GetUndecided_SomePicturesOfAnEnrolledCallAreUnknown_ListsIt()
    {
        var row = await FindOneOfTwoAsync();
        Assert.That(row.Status, Is.EqualTo(CallStatus.Enrolled), "a face of it was found");
        Assert.That((await Decisions.GetUndecidedAsync()).Select(c => c.Id), Is.EqualTo(new[] { row.Id }));
        var refused = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            _bed.Client(Tencent).EnrollAsync(LedgerBed.Request(Person, 2))
        )!;
        Assert.That(refused.Message, Does.Contain(row.Id), "it says what to resolve");
    }

    [Test]
    public async Task Resolve_NothingIsIn_SendsTheSameRequestAgain()
    {
        var row = await FindOneOfTwoAsync();
        _bed.Delete(Tencent, 1);
        Assert.That(await Decisions.ResolveAsync(row.Id, false, "me", "none is in"), Is.True);
        var again = await _bed.Client(Tencent).EnrollAsync(LedgerBed.Request(Person, 1, 2));
        Assert.That(again.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(again.Images.Select(i => i.FromLedger), Is.All.False);
        Assert.That((_bed.Stored(Tencent, Person, 1), _bed.Stored(Tencent, Person, 2)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Resolve_OneOfTwoIsIn_SendsOnlyTheOther()
    {
        await FindOneOfTwoAsync();
        var call = (await Decisions.GetUndecidedAsync()).Single();
        Assert.That(call.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.Unknown));
        Assert.That(await Decisions.ResolveAsync(call, [0], "me", "the first one is in"), Is.True);
        Assert.That(await Decisions.GetUndecidedAsync(), Is.Empty);
        Assert.That(await Decisions.ResolveAsync(call, [0], "me", "once more"), Is.False, "it is decided");

        var client = _bed.Client(Tencent);
        var both = await client.EnrollAsync(LedgerBed.Request(Person, 1, 2));
        Assert.That(
            both.Images.Select(i => (i.Status, i.FromLedger)),
            Is.EqualTo(new[] { (FaceImageStatus.Enrolled, true), (FaceImageStatus.NotEnrolled, true) })
        );
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person, 1))).Images[0].FromLedger, Is.True);
        Assert.That((await client.EnrollAsync(LedgerBed.Request(Person, 2))).Images[0].FromLedger, Is.False);
        Assert.That((_bed.Stored(Tencent, Person, 1), _bed.Stored(Tencent, Person, 2)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Resolve_CallWasSentAgainSinceItWasSeen_DecidesNothing()
    {
        await FindOneOfTwoAsync();
        var seen = (await Decisions.GetUndecidedAsync()).Single();
        Assert.That(await Decisions.ResolveAsync(seen.Id, false, "somebody else", "none is in"), Is.True);
        _bed.Delete(Tencent, 1);
        await _bed.Client(Tencent).EnrollAsync(LedgerBed.Request(Person, 1, 2));
        Assert.That(await Decisions.ResolveAsync(seen, [], "me", "late"), Is.False);
        Assert.That((await _bed.RowsAsync()).Single().IsAnswer, Is.True);
    }

    [Test]
    public async Task Resolve_ArgumentsThatNameNothing_AreRefused()
    {
        await FindOneOfTwoAsync();
        var call = (await Decisions.GetUndecidedAsync()).Single();
        foreach (var index in new[] { -1, 2 })
        {
            Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Decisions.ResolveAsync(call, [index], "me", "x"));
        }

        Assert.ThrowsAsync<ArgumentException>(() => Decisions.ResolveAsync(call, [0], " ", "x"));
        Assert.ThrowsAsync<ArgumentException>(() => Decisions.ResolveAsync(call, [0], "me", ""));
        Assert.ThrowsAsync<ArgumentNullException>(() => Decisions.ResolveAsync(null!, [0], "me", "x"));
        Assert.ThrowsAsync<ArgumentNullException>(() => Decisions.ResolveAsync(call, null!, "me", "x"));
    }

    [Test]
    public async Task Enroll_SomePicturesStayUnknown_IsLoggedAsAnError()
    {
        var row = await FindOneOfTwoAsync();
        var entry = _bed.Log.Entries.Single(e => e.Name == "LedgerUndecidable");
        Assert.That(entry.Level, Is.EqualTo(LogLevel.Error));
        Assert.That(entry.Message, Does.Contain(row.Id).And.Not.Contain(Person));
    }
}
