using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Stores;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Somebody is erased while a list is driven, or while the ledger cannot be told.</summary>
[TestOf(typeof(FaceLedger))]
public class ErasedMeanwhileTests : RunFixture
{
    private const FaceVendor Vendor = FaceVendor.FinAuth;
    private static readonly FaceRunItem s_item = RunBed.Items(1)[0];
    private IFaceRuns _runs = null!;

    [SetUp]
    public void Begin() => _runs = Bed.Runs(Vendor);

    private IServiceProvider Host() => Bed.Host(Vendor);

    /// <summary>What another process's erasure notes. One of this process would wait for the person's call.</summary>
    private async Task<ILedgerStore> ErasedElsewhereAsync(string run, string person)
    {
        var store = Host().GetRequiredService<OpenLedger>().Store;
        _ = await store.WriteAsync(
            t =>
            {
                var account = t.Runs.Find(run)!.Account;
                t.PutErased(new LedgerPerson(account, FaceEnrollSandboxOptions.DefaultLibraryId, person));
                return true;
            },
            default
        );
        return store;
    }

    [Test]
    public async Task Run_TheItemWaitsAtTheVendorWhileItsPersonIsErased_SendsNothing()
    {
        Bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Throttled("3"), operation: "add");
        var running = _runs.RunAsync(RunBed.Run("waiting", s_item));
        await RunBed.UntilAsync(() => Task.FromResult(Bed.Sandbox.Requests.Any(r => r.Operation == "add")));
        var store = await ErasedElsewhereAsync("waiting", s_item.PersonId);
        var done = await running;
        Assert.That((done.Canceled, done.Enrolled, done.State), Is.EqualTo((1, 0, FaceRunState.Completed)));
        Assert.That(Bed.Sandbox.Requests.Count(r => r.Operation == "add"), Is.EqualTo(1), "the one that was refused");
        Assert.That((await _runs.GetEntriesAsync("waiting").ToListAsync()).Single().PersonId, Is.Empty);
        Assert.That((await store.ListAsync([CallStatus.Intent, CallStatus.Unknown], 9, default)), Is.Empty);
    }

    [Test]
    public async Task Run_ThatMakesPeople_MakesNobodyWhoIsErasedWhileItWaits()
    {
        const string Library = FaceEnrollSandboxOptions.DefaultLibraryId;
        var item = new FaceRunItem("ada", "1") { LibraryId = Library };
        var host = Bed.Host(FaceVendor.AlibabaGuardrails);
        Bed.Sandbox.Faults.Next(SandboxVendor.AlibabaGuardrails, SandboxFault.Throttled("3"), operation: "AddPerson");
        var run = RunBed.Run("made", item);
        run.CreatePersons = true;
        var runs = host.GetRequiredService<IFaceRuns>();
        var running = runs.RunAsync(run);
        await RunBed.UntilAsync(() => Task.FromResult(Bed.Sandbox.Requests.Count > 0));
        _ = await ErasedElsewhereAsync("made", "ada");
        var done = await running;
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo((1, 0)), done.ToString());
        Assert.That(
            Bed.Sandbox.Store.PeopleAt(SandboxVendor.AlibabaGuardrails).Select(p => p.PersonId),
            Does.Not.Contain("ada")
        );
    }

    [Test]
    public async Task Verify_AnErasureThatTheLedgerWasNotTold_TellsItNow([Values] bool wasErasedBefore)
    {
        if (wasErasedBefore)
        {
            _ = await Host().GetRequiredService<IFaceEraser>().ErasePersonAsync(s_item.PersonId);
        }

        var run = RunBed.Run("leave", s_item);
        run.AllowErased = true;
        _ = await _runs.StartAsync(run);
        FaceErasureReceipt receipt;
        Bed.BusyTimeout = TimeSpan.FromMilliseconds(100);
        using (var writer = new OtherWriter(Bed.Ledger))
        {
            writer.Lock();
            receipt = await Host().GetRequiredService<IFaceEraser>().ErasePersonAsync(s_item.PersonId);
        }

        Assert.That(receipt.Reasons, Has.Some.Contains("ledger could not be told"));
        Assert.That((await _runs.GetAsync("leave"))!.Pending, Is.EqualTo(1));
        receipt = await Host().GetRequiredService<IFaceEraser>().VerifyErasureAsync(receipt);
        Assert.That(receipt.Reasons, Has.None.Contains("ledger could not be told"));
        var done = await _runs.RunAsync(new FaceRun("leave") { OpenPicture = RunBed.Open });
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo((1, 0)), "it has leave for those of before only");
    }

    [Test]
    public async Task Erase_FromOneOfTheirGroupsWhileTheListIsDriven_StopsTheItemsOfThatGroupOnly()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "one");
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "two");
        Bed.Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, "ada", "one", "two");
        var host = Bed.Host();
        var runs = host.GetRequiredService<IFaceRuns>();
        var opened = 0;
        var run = RunBed.Run(
            "groups",
            new FaceRunItem("ada", "1") { LibraryId = "one" },
            new FaceRunItem("ada", "2") { LibraryId = "one" },
            new FaceRunItem("ada", "3") { LibraryId = "two" }
        );
        run.OpenPicture = item =>
        {
            if (Interlocked.Increment(ref opened) == 2)
            {
                _ = Bed.Host().GetRequiredService<IFaceEraser>().ErasePersonAsync("ada", "one").Result;
            }

            return RunBed.Open(item);
        };
        _ = await runs.RunAsync(run);
        Assert.That(
            Bed.Sandbox.Store.PeopleAt(SandboxVendor.TencentCloud).Single(p => p.PersonId == "ada").LibraryIds,
            Is.EqualTo(new[] { "two" }),
            "the erasure's own requests are none of the run's"
        );
        Assert.That(
            (await runs.GetEntriesAsync("groups").ToListAsync()).OrderBy(e => e.Number).Select(e => e.Status),
            Is.EqualTo(new[] { FaceRunEntryStatus.Enrolled, FaceRunEntryStatus.Canceled, FaceRunEntryStatus.Enrolled })
        );
    }

    [Test]
    public async Task Erase_SomebodyWhoIsNotThereFromOneGroup_LeavesTheItemsOfOthers()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "one");
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "two");
        var host = Bed.Host();
        var runs = host.GetRequiredService<IFaceRuns>();
        var run = RunBed.Run("two", new FaceRunItem("ada", "1") { LibraryId = "two", Name = "Ada" });
        run.CreatePersons = true;
        _ = await runs.StartAsync(run);
        _ = await host.GetRequiredService<IFaceEraser>().ErasePersonAsync("ada", "one");
        Assert.That((await runs.RunAsync(new FaceRun("two") { OpenPicture = RunBed.Open })).Enrolled, Is.EqualTo(1));
    }

    [Test]
    public async Task Erase_FromOneGroupBeforeTheListIsDriven_CancelsTheItemsOfThatGroupOnly()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "one");
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "two");
        Bed.Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, "ada", "one", "two");
        var host = Bed.Host();
        var runs = host.GetRequiredService<IFaceRuns>();
        _ = await runs.StartAsync(
            RunBed.Run(
                "groups",
                new FaceRunItem("ada", "1") { LibraryId = "one" },
                new FaceRunItem("ada", "2") { LibraryId = "two" },
                new FaceRunItem("ada", "3")
            )
        );
        var receipt = await host.GetRequiredService<IFaceEraser>().ErasePersonAsync("ada", "one");
        Assert.That(receipt.RemainsIn, Is.EqualTo(new[] { "two" }));
        var done = await runs.RunAsync(new FaceRun("groups") { OpenPicture = RunBed.Open });
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo((1, 2)));
    }
}
