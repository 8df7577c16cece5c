using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>With a key, a ledger does not tell who is in it, and knows everybody all the same.</summary>
[TestOf(typeof(PersonIdKey))]
public class HiddenPeopleTests : RunFixture
{
    private const FaceVendor Vendor = FaceVendor.FinAuth;
    private static readonly string s_key = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly string s_other = Convert.ToBase64String(new byte[32]);

    private readonly ShiftedTime _time = new();

    [SetUp]
    public void Begin() => (Bed.PersonIdKey, _time.By) = (s_key, TimeSpan.Zero);

    private IServiceProvider Host() =>
        Bed.Host(
            Vendor,
            o =>
            {
                o.TimeProvider = _time;
                o.OnUnknown = FaceUnknownOutcome.Throw;
                // What was lost is certain soon.
                ((FinAuthOptions)o).SignatureValidity = TimeSpan.FromSeconds(10);
                o.Timeout = TimeSpan.FromSeconds(5);
            }
        );

    private async Task<bool> KeepsAsync(string text) =>
        (await StoreKinds.ReadAsync(Bed)).Contains(text, StringComparison.Ordinal);

    private static FaceRunItem Item(string person, string picture = "1") =>
        new(person, picture) { Name = "Ada-" + person };

    private static FaceEnrollmentRequest Request(string person) =>
        new(person, FaceImage.FromBytes(LedgerBed.Picture(7)));

    [Test]
    public async Task Enroll_Repeated_IsAnsweredFromTheRecord_ThatDoesNotNameThePerson()
    {
        var first = Host().GetRequiredService<IFaceEnrollmentClient>();
        _ = await first.EnrollAsync(Request("ada-lovelace"));
        var again = await Host().GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("ada-lovelace"));
        Assert.That(again.Images[0].FromLedger, Is.True);
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(1));
        Assert.That((await KeepsAsync("ada-lovelace"), await KeepsAsync("hmac:")), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Enroll_WhoseReplyIsLost_NamesThePersonUntilItIsSettled()
    {
        Bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Reset(SandboxMoment.BeforeReplying));
        var client = Host().GetRequiredService<IFaceEnrollmentClient>();
        Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request("grace-hopper")));
        Assert.That(await KeepsAsync("grace-hopper"), Is.True, "the vendor must be asked about it");
        var again = await Host().GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("grace-hopper"));
        Assert.That(again.Images[0].FromLedger, Is.True, "it is found");
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(1));
        Assert.That(await KeepsAsync("grace-hopper"), Is.False);
    }

    [Test]
    public async Task Run_WhatIsInIsHidden_WhatMayBeTriedAgainIsNot_AndReadAgainNothingIsSent()
    {
        Bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Error("BAD_ARGUMENTS"));
        FaceRunItem[] items =
        [
            Item("alan-turing"),
            Item("ada-lovelace"),
            Item("grace-hopper", "2"),
            Item("grace-hopper", "2"),
        ];
        var run = RunBed.Run("hidden", items);
        run.Concurrency = 1;
        var runs = Host().GetRequiredService<IFaceRuns>();
        var done = await runs.RunAsync(run);
        Assert.That((done.Enrolled, done.Refused, done.Repeated), Is.EqualTo((2, 1, 1)), done.ToString());
        Assert.That(await KeepsAsync("ada-lovelace"), Is.False, "neither the id nor the name");
        Assert.That(await KeepsAsync("grace-hopper"), Is.False, "neither the id nor the name");
        Assert.That(await KeepsAsync("Ada-alan-turing"), Is.True);

        var requests = Bed.Sandbox.Requests.Count;
        runs = Host().GetRequiredService<IFaceRuns>();
        var again = await runs.RunAsync(RunBed.Run("hidden", items));
        Assert.That((again.Total, again.Done, Bed.Sandbox.Requests.Count), Is.EqualTo((4, 4, requests)));
        Assert.That(await KeepsAsync("Ada-grace-hopper"), Is.False);

        var filter = new FaceRunFilter { PersonId = "ada-lovelace" };
        var entry = (await runs.GetEntriesAsync("hidden", filter).ToListAsync()).Single();
        Assert.That((entry.Line, entry.Picture), Is.EqualTo((2, "")));
        Assert.That(entry.PersonId, Does.StartWith("hmac:"));

        Assert.That(await runs.RetryAsync("hidden"), Is.EqualTo(1));
        Assert.That((await runs.RunAsync(RunBed.Run("hidden", items))).Enrolled, Is.EqualTo(3));
        Assert.That(await KeepsAsync("Ada-alan-turing"), Is.False);
    }

    [Test]
    public async Task Run_OfSomebodyWhoIsInAlready_HidesTheItem()
    {
        var host = Host();
        _ = await host.GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("ada-lovelace"));
        var done = await host.GetRequiredService<IFaceRuns>().RunAsync(RunBed.Run("again", Item("ada-lovelace", "7")));
        Assert.That((done.AlreadyEnrolled, Bed.Sandbox.Store.FaceCount), Is.EqualTo((1, 1)));
        Assert.That(await KeepsAsync("ada-lovelace"), Is.False);
    }

    [Test]
    public async Task Erase_SomebodyWhoIsHidden_BlanksTheItems_AndNoLaterListEnrollsThePerson()
    {
        var host = Host();
        var runs = host.GetRequiredService<IFaceRuns>();
        _ = await runs.RunAsync(RunBed.Run("first", Item("ada-lovelace"), Item("grace-hopper", "2")));
        var eraser = host.GetRequiredService<IFaceEraser>();
        var receipt = await eraser.ErasePersonFromAllLibrariesAsync("ada-lovelace");
        _time.By += TimeSpan.FromHours(1);
        Bed.Sandbox.StepClock(TimeSpan.FromHours(1));
        receipt = await eraser.VerifyErasureAsync(receipt);
        Assert.That(receipt.Status, Is.EqualTo(FaceErasureStatus.Complete));
        var blanked = (await runs.GetEntriesAsync("first").ToListAsync()).Single(e => e.PersonId.Length == 0);
        Assert.That(blanked.Line, Is.EqualTo(1));

        var done = await Host()
            .GetRequiredService<IFaceRuns>()
            .RunAsync(RunBed.Run("later", Item("ada-lovelace", "3")));
        Assert.That((done.Canceled, done.Enrolled, Bed.Sandbox.Store.FaceCount), Is.EqualTo((1, 0, 1)));
        var entry = (await runs.GetEntriesAsync("later").ToListAsync()).Single();
        Assert.That((entry.PersonId, entry.Picture), Is.EqualTo(("", "")));
        Assert.That(await KeepsAsync("ada-lovelace"), Is.False);
    }

    [Test]
    public async Task Open_WithAnotherKeyOrNone_IsRefused()
    {
        _ = await Host().GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("ada-lovelace"));
        foreach (var key in (string?[])[s_other, null])
        {
            Bed.PersonIdKey = key;
            var e = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
                Host().GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("ada-lovelace"))
            );
            Assert.That((e!.InnerException as FaceLedgerException)?.Fault, Is.EqualTo(FaceLedgerFault.OtherKey));
            Assert.That(e.ToString(), Does.Not.Contain(s_key).And.Not.Contain(s_other));
        }

        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Open_OneThatWasBegunWithoutAKey_WithAKey_IsRefused([Values] bool isEmpty)
    {
        Bed.PersonIdKey = null;
        if (isEmpty)
        {
            Assert.That(await Host().GetRequiredService<IFaceRuns>().ListAsync(), Is.Empty);
        }
        else
        {
            _ = await Host().GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("ada-lovelace"));
        }

        Bed.PersonIdKey = s_key;
        var e = Assert.ThrowsAsync<FaceLedgerException>(() => Host().GetRequiredService<IFaceRuns>().ListAsync());
        Assert.That(e!.Fault, Is.EqualTo(FaceLedgerFault.OtherKey));
    }

    [Test]
    public async Task Erase_WithAnotherKey_DeletesNothing()
    {
        _ = await Host().GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(Request("ada-lovelace"));
        Bed.PersonIdKey = s_other;
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            Host().GetRequiredService<IFaceEraser>().ErasePersonAsync("ada-lovelace")
        );
        Assert.That(e!.Message, Does.Contain("another PersonIdKey").And.Contain("Nothing was deleted"));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(1));
    }
}
