using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Whoever was erased is enrolled by no list, whenever it is read.</summary>
[TestOf(typeof(ErasedPerson))]
public class ErasedPeopleTests : RunFixture
{
    private const FaceVendor Vendor = FaceVendor.FinAuth;
    private static readonly FaceRunItem s_item = RunBed.Items(1)[0];
    private IServiceProvider _host = null!;
    private IFaceRuns _runs = null!;

    [SetUp]
    public void Begin()
    {
        _host = Bed.Host(
            Vendor,
            o =>
            {
                o.OnUnknown = FaceUnknownOutcome.Throw;
                // What was lost is certain soon.
                ((FinAuthOptions)o).SignatureValidity = TimeSpan.FromSeconds(10);
                o.Timeout = TimeSpan.FromSeconds(5);
            }
        );
        _runs = _host.GetRequiredService<IFaceRuns>();
    }

    private Task<FaceErasureReceipt> EraseAsync() =>
        _host.GetRequiredService<IFaceEraser>().ErasePersonFromAllLibrariesAsync(s_item.PersonId);

    [Test]
    public async Task Run_BegunAfterTheErasure_SendsNothing_AndKeepsNothingOfThePerson()
    {
        await EraseAsync();
        var run = RunBed.Run("later", s_item, RunBed.Items(2)[1]);
        Assert.That((await _runs.CheckAsync(run)).Refused, Is.EqualTo(1), "the dry run says so");
        var done = await _runs.RunAsync(run);
        Assert.That((done.Enrolled, done.Canceled, done.State), Is.EqualTo((1, 1, FaceRunState.Completed)));
        Assert.That(Bed.Stored(s_item, Vendor), Is.Zero);
        var entry = (await _runs.GetEntriesAsync("later").ToListAsync()).Single(e => e.Number == 1);
        Assert.That((entry.Reason, entry.PersonId, entry.Picture), Is.EqualTo(("The person was erased.", "", "")));
        using var ledger = new OtherWriter(Bed.Ledger);
        ledger.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.That(
            System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Bed.Ledger)),
            Does.Not.Contain(s_item.PersonId + s_item.Picture)
        );
    }

    [Test]
    public async Task Run_ThatAllowsIt_EnrollsThePerson_AlsoWhenItGoesOn()
    {
        await EraseAsync();
        var run = RunBed.Run("allowed", s_item);
        run.AllowErased = true;
        _ = await _runs.StartAsync(run);
        var done = await _runs.RunAsync(new FaceRun("allowed") { OpenPicture = RunBed.Open });
        Assert.That(done.Enrolled, Is.EqualTo(1));
        Assert.That(Bed.Stored(s_item, Vendor), Is.EqualTo(1));
    }

    [Test]
    public async Task Erase_FromTheConfiguredLibrary_CancelsWhatNamesNone_AndNothingElse()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "other");
        var elsewhere = new FaceRunItem(s_item.PersonId, "2") { LibraryId = "other" };
        _ = await _runs.StartAsync(RunBed.Run("waiting", s_item, elsewhere));
        _ = await _host.GetRequiredService<IFaceEraser>().ErasePersonAsync(s_item.PersonId);
        var canceled = (await _runs.GetAsync("waiting"))!;
        Assert.That((canceled.Canceled, canceled.Pending), Is.EqualTo((1, 1)), "before anything was sent");
        var done = await _runs.RunAsync(new FaceRun("waiting") { OpenPicture = RunBed.Open });
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Run_IntoALibraryMadeAfterAnErasureFromAll_SendsNothing()
    {
        await EraseAsync();
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "new");
        var done = await _runs.RunAsync(RunBed.Run("new", new FaceRunItem(s_item.PersonId, "1") { LibraryId = "new" }));
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo((1, 0)));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.Zero);
    }

    [Test]
    public async Task Run_TheListHasThePersonTwice_NothingOfItStays()
    {
        await EraseAsync();
        _ = await _runs.RunAsync(RunBed.Run("twice", s_item, s_item, RunBed.Items(2)[1]));
        var entries = await _runs.GetEntriesAsync("twice").ToListAsync();
        Assert.That(
            entries.OrderBy(e => e.Number).Select(e => (e.Status, e.PersonId.Length > 0)),
            Is.EqualTo(
                new[]
                {
                    (FaceRunEntryStatus.Canceled, false),
                    (FaceRunEntryStatus.Repeated, false),
                    (FaceRunEntryStatus.Enrolled, true),
                }
            )
        );
    }

    [Test]
    public async Task Run_TheListIsReadAgainWithALineRepeated_NothingOfItStays()
    {
        await EraseAsync();
        _ = await _runs.RunAsync(RunBed.Run("again", s_item));
        _ = await _runs.RunAsync(RunBed.Run("again", s_item, s_item));
        var entries = await _runs.GetEntriesAsync("again").ToListAsync();
        Assert.That(
            entries.OrderBy(e => e.Number).Select(e => (e.Status, e.PersonId, e.Picture)),
            Is.EqualTo(new[] { (FaceRunEntryStatus.Canceled, "", ""), (FaceRunEntryStatus.Repeated, "", "") })
        );
    }

    [Test]
    public async Task Run_ItsFileIsMissingToo_NothingOfItStays()
    {
        await EraseAsync();
        var run = new FaceRun("missing") { Source = FaceRunSource.From(new[] { s_item }.ToAsyncEnumerable()) };
        Assert.That((await _runs.RunAsync(run)).Canceled, Is.EqualTo(1));
        Assert.That((await _runs.GetEntriesAsync("missing").ToListAsync()).Single().PersonId, Is.Empty);
    }

    [Test]
    public async Task Erase_WhenAnotherLibraryIsConfigured_LeavesWhatIsInTheOldOne([Values] bool isOfTheOldOne)
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "new");
        Assert.That((await _runs.RunAsync(RunBed.Run("old", s_item))).Enrolled, Is.EqualTo(1));
        var host = Bed.Host(Vendor, o => ((FinAuthOptions)o).LibraryId = "new");
        var library = isOfTheOldOne ? FaceEnrollSandboxOptions.DefaultLibraryId : null;
        _ = await host.GetRequiredService<IFaceEraser>().ErasePersonAsync(s_item.PersonId, library);
        var later = RunBed.Run("later", new FaceRunItem(s_item.PersonId, "9"));
        // The old host's list names no library, and means the old one.
        var done = await _runs.RunAsync(later);
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo(isOfTheOldOne ? (1, 0) : (0, 1)));
        var entry = (await _runs.GetEntriesAsync("later").ToListAsync()).Single();
        Assert.That(entry.PersonId, Is.EqualTo(isOfTheOldOne ? "" : s_item.PersonId));
        entry = (await _runs.GetEntriesAsync("old").ToListAsync()).Single();
        Assert.That(entry.PersonId, Is.EqualTo(s_item.PersonId), "the erasure is not complete");
    }

    [Test]
    public async Task Check_ARunThatIsThere_KnowsItsBeginAndWhatItAllows()
    {
        await EraseAsync();
        var run = RunBed.Run("known", s_item);
        run.AllowErased = true;
        _ = await _runs.StartAsync(run);
        var again = RunBed.Run("known", s_item);
        Assert.That((await _runs.CheckAsync(again)).Refused, Is.Zero);
        await EraseAsync();
        Assert.That((await _runs.CheckAsync(again)).Refused, Is.EqualTo(1), "erased since");
    }

    [Test]
    public async Task Run_MakesPeople_AnOpenSendOfAnErasedPersonIsAskedAbout_NotCanceled()
    {
        const FaceVendor Guardrails = FaceVendor.AlibabaGuardrails;
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.AlibabaGuardrails, "staff");
        Bed.Sandbox.Faults.Next(SandboxVendor.AlibabaGuardrails, SandboxFault.StoreOnCommand());
        var host = Bed.Host(Guardrails, o => o.OnUnknown = FaceUnknownOutcome.Throw);
        var runs = host.GetRequiredService<IFaceRuns>();
        var run = RunBed.Run("open", s_item);
        (run.CreatePersons, run.LibraryId) = (true, "staff");
        using var stop = new CancellationTokenSource();
        _ = await runs.RunAsync(run, new Stop(stop), stop.Token);
        _ = await host.GetRequiredService<IFaceEraser>().ErasePersonFromAllLibrariesAsync(s_item.PersonId);
        using (var ledger = new OtherWriter(Bed.Ledger))
        {
            ledger.Run("UPDATE item SET not_before = 0");
        }

        var asked = Bed.Sandbox.Requests.Count;
        using var again = new CancellationTokenSource();
        var stopped = runs.RunAsync(new FaceRun("open") { OpenPicture = RunBed.Open }, null, again.Token);
        await RunBed.UntilAsync(() => Task.FromResult(Bed.Sandbox.Requests.Count > asked || stopped.IsCompleted));
        await again.CancelAsync();
        Assert.That(((await stopped).Waiting, (await stopped).Canceled), Is.EqualTo((1, 0)));
    }

    [TestCase(FaceVendor.TencentCloud)]
    [TestCase(FaceVendor.AlibabaGuardrails)]
    public async Task Run_MakesPeople_NotThoseWhoWereErased(FaceVendor vendor)
    {
        Bed.Sandbox.Store.AddLibrary(vendor.InSandbox(), "staff");
        var host = Bed.Host(vendor);
        _ = await host.GetRequiredService<IFaceEraser>().ErasePersonFromAllLibrariesAsync(s_item.PersonId);
        var run = RunBed.Run("made", new FaceRunItem(s_item.PersonId, "1") { Name = "Ada" });
        (run.CreatePersons, run.LibraryId) = (true, "staff");
        var done = await host.GetRequiredService<IFaceRuns>().RunAsync(run);
        Assert.That((done.Canceled, done.State), Is.EqualTo((1, FaceRunState.Completed)));
        Assert.That(
            await host.GetRequiredService<IFaceDirectory>().GetPersonAsync(s_item.PersonId),
            Is.Null,
            "nor is the person made again"
        );
    }

    [Test]
    public async Task Run_ThatAllowsIt_IsNotTouchedByAnotherLookAtTheErasure()
    {
        var receipt = await EraseAsync();
        var run = RunBed.Run("looked", s_item);
        run.AllowErased = true;
        _ = await _runs.StartAsync(run);
        _ = await _host.GetRequiredService<IFaceEraser>().VerifyErasureAsync(receipt);
        var done = await _runs.RunAsync(new FaceRun("looked") { OpenPicture = RunBed.Open });
        Assert.That(done.Enrolled, Is.EqualTo(1));
    }

    [Test]
    public async Task Run_ThatAllowsIt_DoesNotEnrollWhoIsErasedAfterItBegan()
    {
        var run = RunBed.Run("allowed", s_item);
        run.AllowErased = true;
        _ = await _runs.StartAsync(run);
        await EraseAsync();
        var done = await _runs.RunAsync(new FaceRun("allowed") { OpenPicture = RunBed.Open });
        Assert.That((done.Canceled, done.Enrolled), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Run_AfterADeletionOfFaces_EnrollsThePerson()
    {
        var client = _host.GetRequiredService<IFaceEnrollmentClient>();
        var outcome = await client.EnrollAsync(
            new FaceEnrollmentRequest(s_item.PersonId, FaceImage.FromBytes(LedgerBed.Picture(77)))
        );
        _ = await _host
            .GetRequiredService<IFaceEraser>()
            .DeleteFacesAsync(s_item.PersonId, [outcome.Images[0].FaceId!]);
        Assert.That((await _runs.RunAsync(RunBed.Run("deleted", s_item))).Enrolled, Is.EqualTo(1));
    }

    [Test]
    public async Task Run_AfterAnErasureFromOneOfTheirGroups_EnrollsThePerson()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "one");
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.TencentCloud, "two");
        Bed.Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, s_item.PersonId, "one", "two");
        var host = Bed.Host();
        _ = await host.GetRequiredService<IFaceEraser>().ErasePersonAsync(s_item.PersonId, "one");
        var done = await host.GetRequiredService<IFaceRuns>().RunAsync(RunBed.Run("group", s_item));
        Assert.That((done.Enrolled, done.Canceled), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Run_ThatAllowsIt_IsNotTouchedByAnotherRunThatDoesNot()
    {
        await EraseAsync();
        var allowed = RunBed.Run("allowed", s_item);
        allowed.AllowErased = true;
        Assert.That((await _runs.RunAsync(allowed)).Enrolled, Is.EqualTo(1));
        Assert.That(
            (await _runs.RunAsync(RunBed.Run("without", new FaceRunItem(s_item.PersonId, "9")))).Canceled,
            Is.EqualTo(1)
        );
        var entry = (await _runs.GetEntriesAsync("allowed").ToListAsync()).Single();
        Assert.That((entry.Status, entry.PersonId), Is.EqualTo((FaceRunEntryStatus.Enrolled, s_item.PersonId)));
    }

    [Test]
    public async Task Enroll_ByACall_IsNobodysList()
    {
        await EraseAsync();
        var outcome = await _host
            .GetRequiredService<IFaceEnrollmentClient>()
            .EnrollAsync(new FaceEnrollmentRequest(s_item.PersonId, RunBed.Open(s_item)));
        Assert.That(outcome.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [Test]
    public async Task Run_AnItemWhoseReplyWasLostBeforeTheErasure_IsNotSentAgain()
    {
        Bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Close(SandboxMoment.BeforeStoring));
        using var stop = new CancellationTokenSource();
        var waiting = await _runs.RunAsync(RunBed.Run("lost", s_item), new Stop(stop), stop.Token);
        Assert.That(waiting.Waiting, Is.EqualTo(1));
        await EraseAsync();
        var done = await _runs.RunAsync(new FaceRun("lost") { OpenPicture = RunBed.Open });
        Assert.That((done.Enrolled, done.Canceled, done.State), Is.EqualTo((0, 1, FaceRunState.Completed)));
        Assert.That(Bed.Stored(s_item, Vendor), Is.Zero);
    }

    /// <summary>Stops a run as soon as an item waits.</summary>
    private sealed class Stop(CancellationTokenSource stop) : IProgress<FaceRunSummary>
    {
        public void Report(FaceRunSummary value)
        {
            if (value.Waiting > 0)
            {
                stop.Cancel();
            }
        }
    }
}
