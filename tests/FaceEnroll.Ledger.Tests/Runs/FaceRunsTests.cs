using FaceEnroll.Ledger.Runs;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Runs against the sandbox, whose store is the truth.</summary>
[TestOf(typeof(FaceRuns))]
public class FaceRunsTests : RunFixture
{
    [Test]
    public async Task Run_AllItemsAreGood_EnrollsEachOnce_AndOnceMoreSendsNothing()
    {
        Bed.AddPeople(20);
        var items = RunBed.Items(20, pictures: 3);
        var runs = Bed.Runs();
        var seen = new List<FaceRunSummary>();
        var done = await runs.RunAsync(RunBed.Run("spring", items), new Listener(seen.Add));
        Assert.That(done.State, Is.EqualTo(FaceRunState.Completed), done.ToString());
        Assert.That((done.Enrolled, done.Total), Is.EqualTo((60, 60)));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
        Assert.That(seen[^1].Done, Is.EqualTo(60), "the last report is the end");
        var requests = Bed.Sandbox.Requests.Count;

        var again = await Bed.Runs().RunAsync(RunBed.Run("spring", items));
        Assert.That((again.Enrolled, again.Total, again.State), Is.EqualTo((60, 60, FaceRunState.Completed)));
        Assert.That(Bed.Sandbox.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task Run_OnePersonsPictures_AreSentInTheirOrder_OneAtATime()
    {
        Bed.AddPeople(3);
        var items = RunBed.Items(3, pictures: 5);
        _ = await Bed.Runs().RunAsync(RunBed.Run("order", items));
        foreach (var person in items.GroupBy(i => i.PersonId))
        {
            var stored = Bed.Sandbox.Store.FacesAt(SandboxVendor.TencentCloud, person.Key).Select(f => f.PictureSha256);
            Assert.That(
                stored,
                Is.EqualTo(person.Select(i => RunBed.Hash(i))),
                "the sandbox lists a person's faces as they came"
            );
        }
    }

    [Test]
    public async Task Run_ALongerSource_AddsOnlyWhatIsNew()
    {
        Bed.AddPeople(4);
        var items = RunBed.Items(4);
        _ = await Bed.Runs().RunAsync(RunBed.Run("grows", items[..2]));
        var requests = Bed.Sandbox.Requests.Count;
        var done = await Bed.Runs().RunAsync(RunBed.Run("grows", [items[3], .. items]));
        Assert.That((done.Total, done.Enrolled, done.Repeated), Is.EqualTo((5, 4, 1)), "one is there twice");
        Assert.That(Bed.Sandbox.Requests, Has.Count.GreaterThan(requests));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Run_TheSamePictureUnderAnotherName_IsAlreadyEnrolled()
    {
        Bed.AddPeople(1);
        FaceRunItem[] items = [new(RunBed.Person(1), "7"), new(RunBed.Person(1), "007")];
        var done = await Bed.Runs().RunAsync(RunBed.Run("same", items));
        Assert.That((done.Enrolled, done.AlreadyEnrolled), Is.EqualTo((1, 1)));
        Assert.That(Bed.Stored(items[0]), Is.EqualTo(1));
    }

    [Test]
    public async Task Run_WasEnrolledBeforeByACall_IsAlreadyEnrolled()
    {
        Bed.AddPeople(1);
        var host = Bed.Host();
        var item = new FaceRunItem(RunBed.Person(1), "7");
        _ = await host.GetRequiredService<IFaceEnrollmentClient>()
            .EnrollAsync(new FaceEnrollmentRequest(item.PersonId, RunBed.Open(item)));
        var done = await host.GetRequiredService<IFaceRuns>().RunAsync(RunBed.Run("before", item));
        Assert.That((done.Enrolled, done.AlreadyEnrolled), Is.EqualTo((0, 1)));
        Assert.That(Bed.Stored(item), Is.EqualTo(1));
    }

    [Test]
    public async Task Run_ARefusedItem_IsToldWithItsReason_AndOthersGoOn()
    {
        Bed.AddPeople(2);
        FaceRunItem[] items = [new(RunBed.Person(1), "1"), new("nobody", "2"), new(RunBed.Person(2), "3")];
        var runs = Bed.Runs();
        var done = await runs.RunAsync(RunBed.Run("refused", items));
        Assert.That((done.Enrolled, done.Refused, done.State), Is.EqualTo((2, 1, FaceRunState.Completed)));
        var refused = await One(runs, "refused", FaceRunEntryStatus.Refused);
        Assert.That(
            (refused.Number, refused.Kind, refused.PersonId, refused.Attempts),
            Is.EqualTo((2L, FaceEnrollmentErrorKind.PersonNotFound, "nobody", 1))
        );
        Bed.Sandbox.AddPerson(FaceVendor.TencentCloud, "nobody");
        Assert.That(await runs.RetryAsync("refused"), Is.EqualTo(1));
        done = await runs.RunAsync(new FaceRun("refused") { OpenPicture = RunBed.Open });
        Assert.That((done.Enrolled, done.Refused, done.State), Is.EqualTo((3, 0, FaceRunState.Completed)));
    }

    [Test]
    public async Task Run_RepliesAreLost_EndsWithEachOnce([Values] bool stored)
    {
        var items = RunBed.Items(10, pictures: 2);
        Bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.HttpStatus(500, stored: stored), count: 4);
        Bed.Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Close(SandboxMoment.BeforeReplying), count: 2);
        // As short as the vendor allows: until then, a lost request may land.
        var runs = Bed.Runs(FaceVendor.FinAuth, o => ((FinAuthOptions)o).SignatureValidity = TimeSpan.FromSeconds(10));
        var done = await runs.RunAsync(RunBed.Run("faults", items));
        Assert.That((done.Enrolled, done.State), Is.EqualTo((20, FaceRunState.Completed)), done.ToString());
        Assert.That(items.Select(i => Bed.Stored(i, FaceVendor.FinAuth)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Run_TheAccountIsBlocked_StopsAtOnce_AndGoesOnLater()
    {
        Bed.AddPeople(30);
        var items = RunBed.Items(30);
        var run = RunBed.Run("blocked", items);
        run.Concurrency = 2;
        Bed.Sandbox.Faults.Next(
            SandboxVendor.TencentCloud,
            SandboxFault.Error("ResourceUnavailable.InArrears"),
            count: 100,
            operation: "CreateFace"
        );
        var runs = Bed.Runs();
        var blocked = await runs.RunAsync(run);
        Assert.That((blocked.State, blocked.Enrolled, blocked.Refused), Is.EqualTo((FaceRunState.Blocked, 0, 0)));
        Assert.That(blocked.Reason, Does.Contain("InArrears"));
        Assert.That(Bed.Sandbox.Requests.Count(r => r.Operation == "CreateFace"), Is.LessThanOrEqualTo(2));
        Bed.Sandbox.Faults.Clear();
        var done = await runs.RunAsync(new FaceRun("blocked") { OpenPicture = RunBed.Open });
        Assert.That((done.Enrolled, done.State, done.Reason), Is.EqualTo((30, FaceRunState.Completed, (string?)null)));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Run_IsPausedFromAnotherHost_Stops_AndGoesOn()
    {
        Bed.AddPeople(200);
        var items = RunBed.Items(200);
        var run = RunBed.Run("paused", items);
        run.Concurrency = 1;
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(30)),
            1,
            1
        );
        var running = Bed.Runs().RunAsync(run);
        var other = Bed.Runs();
        await RunBed.UntilAsync(async () => await other.GetAsync("paused") is { Enrolled: > 0 });
        Assert.That(await other.PauseAsync("paused"), Is.True);
        var paused = await running;
        Assert.That(paused.State, Is.EqualTo(FaceRunState.Paused));
        Assert.That(paused.Enrolled, Is.GreaterThan(0).And.LessThan(200));
        Assert.That(await other.PauseAsync("paused"), Is.False);
        Bed.Sandbox.Faults.Clear();
        var done = await other.RunAsync(new FaceRun("paused") { OpenPicture = RunBed.Open, Concurrency = 16 });
        Assert.That((done.Enrolled, done.State), Is.EqualTo((200, FaceRunState.Completed)));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Run_TokenIsCanceled_CallsEnd_AndNothingIsLost()
    {
        Bed.AddPeople(100);
        var items = RunBed.Items(100);
        using var stop = new CancellationTokenSource();
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(30)),
            1,
            1
        );
        var run = RunBed.Run("stopped", items);
        run.Concurrency = 4;
        var listener = new Listener(s =>
        {
            if (s.Enrolled > 0)
            {
                stop.Cancel();
            }
        });
        var stopped = await Bed.Runs().RunAsync(run, listener, stop.Token);
        Assert.That((stopped.State, stopped.IsDriven), Is.EqualTo((FaceRunState.Running, false)));
        Assert.That(stopped.Enrolled, Is.GreaterThan(0).And.LessThan(100));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(stopped.Enrolled), "calls that ran have ended, and count");
        Bed.Sandbox.Faults.Clear();
        var done = await Bed.Runs().RunAsync(run);
        Assert.That((done.Enrolled, done.State), Is.EqualTo((100, FaceRunState.Completed)));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Cancel_WhatHasNoResult_IsCanceledForGood()
    {
        Bed.AddPeople(3);
        var runs = Bed.Runs();
        _ = await runs.StartAsync(RunBed.Run("canceled", RunBed.Items(3)));
        Assert.That(await runs.CancelAsync("canceled"), Is.True);
        Assert.That(await runs.CancelAsync("canceled"), Is.False);
        var done = await runs.RunAsync(new FaceRun("canceled") { OpenPicture = RunBed.Open });
        Assert.That((done.State, done.Canceled, done.Enrolled), Is.EqualTo((FaceRunState.Canceled, 3, 0)));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.Zero);
    }

    [Test]
    public async Task Run_TwoHostsAtOnce_OneDrives_AndTheOtherTakesOver()
    {
        Bed.AddPeople(60);
        var items = RunBed.Items(60);
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(20)),
            1,
            1
        );
        using var stop = new CancellationTokenSource();
        var run = RunBed.Run("shared", items);
        run.Concurrency = 2;
        var first = Bed.Runs()
            .RunAsync(
                run,
                new Listener(s =>
                {
                    if (s.Enrolled > 3)
                    {
                        stop.Cancel();
                    }
                }),
                stop.Token
            );
        await RunBed.UntilAsync(async () => await Bed.Runs().GetAsync("shared") is { IsDriven: true });
        var second = await Bed.Runs().RunAsync(RunBed.Run("shared", items));
        Assert.That((await first).Enrolled, Is.LessThan(60));
        Assert.That((second.Enrolled, second.State), Is.EqualTo((60, FaceRunState.Completed)));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }

    [TestCase(FaceVendor.TencentCloud)]
    [TestCase(FaceVendor.AlibabaGuardrails)]
    public async Task Run_CreatesPersons_EachOnce_WithTheirPictures(FaceVendor vendor)
    {
        Bed.Sandbox.Store.AddLibrary(vendor.InSandbox(), "staff");
        var items = RunBed
            .Items(5, pictures: 2)
            .Select(i => new FaceRunItem(i.PersonId, i.Picture) { Name = "Ada" })
            .ToArray();
        var run = RunBed.Run("people", items);
        (run.CreatePersons, run.LibraryId) = (true, "staff");
        var done = await Bed.Runs(vendor).RunAsync(run);
        Assert.That(
            (done.Enrolled, done.State),
            Is.EqualTo((10, FaceRunState.Completed)),
            await WhyAsync(vendor, "people")
        );
        Assert.That(items.Select(i => Bed.Stored(i, vendor)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Run_CreatesPersonsWithoutALibrary_SaysSo()
    {
        var run = RunBed.Run("nowhere", RunBed.Items(1));
        run.CreatePersons = true;
        var runs = Bed.Runs();
        _ = await runs.RunAsync(run);
        var refused = await One(runs, "nowhere", FaceRunEntryStatus.Refused);
        Assert.That(refused.Reason, Does.Contain("library"));
    }

    [Test]
    public async Task Run_ThePictureChangedSinceItWasSent_IsNotSentAgain()
    {
        Bed.AddPeople(1);
        var item = new FaceRunItem(RunBed.Person(1), "7");
        var number = 7;
        var run = RunBed.Run("changed", item);
        run.OpenPicture = _ => FaceImage.FromBytes(LedgerBed.Picture(number));
        // It lands, and its reply and the asking are lost: then the process stops.
        Bed.Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Close(SandboxMoment.BeforeReplying));
        using var stop = new CancellationTokenSource();
        var runs = Bed.Runs(configure: o => o.OnUnknown = FaceUnknownOutcome.Throw);
        _ = await runs.RunAsync(
            run,
            new Listener(s =>
            {
                if (s.Waiting > 0)
                {
                    stop.Cancel();
                }
            }),
            stop.Token
        );
        number = 8;
        var done = await Bed.Runs().RunAsync(run);
        Assert.That((done.Enrolled, done.State), Is.EqualTo((1, FaceRunState.Completed)), done.ToString());
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(1), "the other picture was not sent");
        Assert.That((await One(runs, "changed", FaceRunEntryStatus.Enrolled)).Reason, Does.Contain("changed since"));
    }

    [Test]
    public async Task Check_SaysWhatWouldBe_AndSendsNothing()
    {
        Bed.AddPeople(3);
        var host = Bed.Host();
        var items = RunBed.Items(3);
        _ = await host.GetRequiredService<IFaceEnrollmentClient>()
            .EnrollAsync(new FaceEnrollmentRequest(items[0].PersonId, RunBed.Open(items[0])));
        var requests = Bed.Sandbox.Requests.Count;
        var run = RunBed.Run("check", [.. items, items[1], new FaceRunItem(RunBed.Person(3), "999")]);
        run.OpenPicture = i => i.Picture == "999" ? FaceImage.FromBytes("no picture"u8.ToArray()) : RunBed.Open(i);
        var refused = new List<FaceRunEntry>();
        var runs = host.GetRequiredService<IFaceRuns>();
        var check = await runs.CheckAsync(run, new Listener<FaceRunEntry>(refused.Add));
        Assert.That(
            (check.Total, check.WouldSend, check.AlreadyEnrolled, check.Repeated, check.Refused),
            Is.EqualTo((5, 2, 1, 1, 1))
        );
        Assert.That(refused.Single().Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageInvalid));
        Assert.That(Bed.Sandbox.Requests, Has.Count.EqualTo(requests));
        Assert.That(await runs.ListAsync(), Is.Empty);
        Assert.That(check.LeastTime, Is.Not.Null);
    }

    [Test]
    public async Task Purge_RemovesTheRun_AndKeepsWhatWasEnrolled()
    {
        Bed.AddPeople(2);
        var items = RunBed.Items(2);
        var runs = Bed.Runs();
        _ = await runs.RunAsync(RunBed.Run("old", items));
        Assert.That(await runs.PurgeAsync("old"), Is.True);
        Assert.That(await runs.GetAsync("old"), Is.Null);
        var again = await runs.RunAsync(RunBed.Run("new", items));
        Assert.That((again.AlreadyEnrolled, again.Enrolled), Is.EqualTo((2, 0)));
        Assert.That(items.Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Run_WithoutASourceAndUnknown_SaysSo()
    {
        var e = Assert.ThrowsAsync<FaceRunException>(() => Bed.Runs().RunAsync(new FaceRun("never")));
        Assert.That(e!.Message, Does.Contain("source"));
        e = Assert.ThrowsAsync<FaceRunException>(() =>
            Bed.Runs().RunAsync(new FaceRun("other", "Elsewhere") { Source = RunBed.Run("x").Source })
        );
        Assert.That(e!.Message, Does.Contain("Elsewhere"));
        await Task.CompletedTask;
    }

    [Test]
    public async Task Run_ThePersonAndPictureForTwoLibraries_AreTwoFaces()
    {
        Bed.Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "other");
        FaceRunItem[] items = [new("ada", "1"), new("ada", "1") { LibraryId = "other" }];
        var done = await Bed.Runs(FaceVendor.FinAuth).RunAsync(RunBed.Run("libraries", items));
        Assert.That((done.Enrolled, done.AlreadyEnrolled), Is.EqualTo((2, 0)));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(2));
    }

    [Test]
    public async Task Run_BegunElsewhere_IsRefused_NotTakenForDone()
    {
        Bed.AddPeople(1);
        _ = await Bed.Runs().RunAsync(RunBed.Run("rehearsed", RunBed.Items(1)));
        await using var other = await FaceEnrollSandbox.StartAsync();
        var elsewhere = Bed.Runs(configure: o => o.Endpoint = other.Url);
        var e = Assert.ThrowsAsync<FaceRunException>(() =>
            elsewhere.RunAsync(RunBed.Run("rehearsed", RunBed.Items(1)))
        );
        Assert.That(e!.Message, Does.Contain("another vendor, endpoint or account"));
        e = Assert.ThrowsAsync<FaceRunException>(() =>
            Bed.Runs(configure: o => o.Account = "another").RunAsync(new FaceRun("rehearsed"))
        );
        Assert.That(e!.Message, Does.Contain("another vendor, endpoint or account"));
    }

    [Test]
    public async Task Run_AnotherFolderOrLibraryUnderTheSameName_IsRefused()
    {
        foreach (var month in new[] { "jan", "feb" })
        {
            Directory.CreateDirectory(Bed.File(month));
            await File.WriteAllTextAsync(Path.Combine(Bed.File(month), "people.csv"), "person,picture\nada,1.jpg\n");
        }

        var runs = Bed.Runs(FaceVendor.FinAuth);
        FaceRun Run(string month) =>
            new("people") { Source = FaceRunSource.Csv(Path.Combine(Bed.File(month), "people.csv")) };
        _ = await runs.StartAsync(Run("jan"));
        var e = Assert.ThrowsAsync<FaceRunException>(() => runs.StartAsync(Run("feb")));
        Assert.That(e!.Message, Does.Contain("another folder"));
        e = Assert.ThrowsAsync<FaceRunException>(() => runs.RunAsync(new FaceRun("people") { LibraryId = "other" }));
        Assert.That(e!.Message, Does.Contain("another library"));
        Assert.That(await runs.GetAsync("people"), Has.Property(nameof(FaceRunSummary.Total)).EqualTo(1));
    }

    [Test]
    public async Task Cancel_OnceItHasReturned_NothingMoreIsSent()
    {
        Bed.AddPeople(300);
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(20)),
            1,
            1
        );
        var run = RunBed.Run("canceled", RunBed.Items(300));
        run.Concurrency = 4;
        var running = Bed.Runs().RunAsync(run);
        var other = Bed.Runs();
        await RunBed.UntilAsync(async () => await other.GetAsync("canceled") is { Enrolled: > 3 });
        Assert.That(await other.CancelAsync("canceled"), Is.True);
        var canceled = await other.GetAsync("canceled");
        var done = await running;
        Assert.That(done.State, Is.EqualTo(FaceRunState.Canceled));
        Assert.That(done.Canceled, Is.EqualTo(canceled!.Canceled), "what was canceled stays so");
        Assert.That((done.Total, done.Pending + done.Waiting), Is.EqualTo((300, 0)));
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(done.Enrolled));
    }

    [Test]
    public async Task Pause_WhoStandsBy_DoesNotGoOn()
    {
        Bed.AddPeople(300);
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(20)),
            1,
            1
        );
        FaceRun Run() =>
            new("paused")
            {
                Source = RunBed.Run("x", RunBed.Items(300)).Source,
                OpenPicture = RunBed.Open,
                Concurrency = 2,
            };
        var first = Bed.Runs().RunAsync(Run());
        var other = Bed.Runs();
        await RunBed.UntilAsync(async () => await other.GetAsync("paused") is { Enrolled: > 3 });
        var second = Bed.Runs().RunAsync(Run());
        await Task.Delay(700);
        Assert.That(await other.PauseAsync("paused"), Is.True);
        Assert.That((await first).State, Is.EqualTo(FaceRunState.Paused));
        Assert.That((await second).State, Is.EqualTo(FaceRunState.Paused));
        Assert.That((await second).IsPlanned, Is.True, "the list was not begun once more");
        Assert.That((await second).Enrolled, Is.LessThan(300));
    }

    [Test]
    public async Task Run_ProgressThrows_CallsUnderWayEndFirst()
    {
        Bed.AddPeople(40);
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(300)),
            1,
            1
        );
        var seen = 0;
        var runs = Bed.Runs();
        var listener = new Listener(s =>
        {
            if (s.IsPlanned && ++seen > 1)
            {
                throw new InvalidOperationException("mine");
            }
        });
        Assert.ThrowsAsync<InvalidOperationException>(() =>
            runs.RunAsync(RunBed.Run("throws", RunBed.Items(40)), listener)
        );
        var stored = Bed.Sandbox.Store.FaceCount;
        await Task.Delay(600);
        Assert.That(Bed.Sandbox.Store.FaceCount, Is.EqualTo(stored));
        Assert.That((await runs.GetAsync("throws"))!.IsDriven, Is.False);
    }

    [Test]
    public async Task Pause_WhileTheListIsRead_StopsTheReading_AndNothingIsSent()
    {
        const int Count = 20_000;
        var other = Bed.Runs();
        var run = new FaceRun("read") { Source = FaceRunSource.From(ItemsAsync()), OpenPicture = RunBed.Open };
        var paused = await Bed.Runs().RunAsync(run);
        Assert.That((paused.State, paused.IsPlanned), Is.EqualTo((FaceRunState.Paused, false)));
        Assert.That(paused.Total, Is.GreaterThan(0).And.LessThan(Count));
        Assert.That(Bed.Sandbox.Requests, Is.Empty);
        run.Source = FaceRunSource.From(RunBed.Items(Count).ToAsyncEnumerable());
        Assert.That(
            (await other.StartAsync(run)).Total,
            Is.EqualTo(Count),
            "it is read to its end when that is asked for"
        );

        async IAsyncEnumerable<FaceRunItem> ItemsAsync()
        {
            foreach (var item in RunBed.Items(Count))
            {
                if (item.PersonId == RunBed.Person(5000))
                {
                    Assert.That(await other.PauseAsync("read"), Is.True);
                }

                yield return item;
            }
        }
    }

    [Test]
    public async Task Run_AFileIsMissing_IsRefusedAtOnce()
    {
        await File.WriteAllTextAsync(Bed.File("people.csv"), "person,picture\nada,none.jpg\n");
        var runs = Bed.Runs(FaceVendor.FinAuth);
        var done = await runs.RunAsync(new FaceRun("missing") { Source = FaceRunSource.Csv(Bed.File("people.csv")) });
        Assert.That((done.Refused, done.State), Is.EqualTo((1, FaceRunState.Completed)));
        var entry = await One(runs, "missing", FaceRunEntryStatus.Refused);
        Assert.That(
            (entry.Kind, entry.Reason),
            Is.EqualTo((FaceEnrollmentErrorKind.ImageSource, "There is no such file."))
        );
    }

    [Test]
    public async Task Erase_APersonOfARun_IsNotEnrolledAgain()
    {
        Bed.AddPeople(2);
        var host = Bed.Host();
        var runs = host.GetRequiredService<IFaceRuns>();
        var items = RunBed.Items(2, pictures: 2);
        _ = await runs.RunAsync(RunBed.Run("erased", items[0], items[2]));
        _ = await runs.StartAsync(RunBed.Run("erased", items));
        _ = await host.GetRequiredService<IFaceEraser>().ErasePersonAsync(RunBed.Person(1));
        Bed.Sandbox.AddPerson(FaceVendor.TencentCloud, RunBed.Person(1));
        var done = await runs.RunAsync(RunBed.Run("erased", items));
        Assert.That((done.Enrolled, done.Canceled, done.State), Is.EqualTo((3, 1, FaceRunState.Completed)));
        Assert.That(Bed.Stored(items[1]), Is.Zero);
        Assert.That(
            (await One(runs, "erased", FaceRunEntryStatus.Canceled)).Reason,
            Is.EqualTo("The person was erased.")
        );
    }

    [Test]
    public async Task Check_WhatTheRunWouldRefuse_IsRefused()
    {
        var run = RunBed.Run("check", RunBed.Items(2));
        run.CreatePersons = true;
        run.OpenPicture = _ => throw new IOException("mine");
        var runs = Bed.Runs();
        Assert.That((await runs.CheckAsync(run)).Refused, Is.EqualTo(2), "no library");
        run = RunBed.Run("check", RunBed.Items(2));
        run.OpenPicture = _ => throw new IOException("mine");
        Assert.That((await runs.CheckAsync(run)).Refused, Is.EqualTo(2), "the host's own code");
    }

    private async Task<string> WhyAsync(FaceVendor vendor, string name)
    {
        var reasons = new List<string>();
        await foreach (var entry in Bed.Runs(vendor).GetEntriesAsync(name))
        {
            reasons.Add($"{entry}: {entry.Kind} {entry.VendorCode} {entry.Reason}");
        }

        return string.Join('\n', reasons);
    }

    private static async Task<FaceRunEntry> One(IFaceRuns runs, string name, FaceRunEntryStatus status)
    {
        var found = new List<FaceRunEntry>();
        await foreach (var entry in runs.GetEntriesAsync(name, new FaceRunFilter { Statuses = [status] }))
        {
            found.Add(entry);
        }

        return found.Single();
    }

    private sealed class Listener(Action<FaceRunSummary> listen) : IProgress<FaceRunSummary>
    {
        public void Report(FaceRunSummary value) => listen(value);
    }

    private sealed class Listener<T>(Action<T> listen) : IProgress<T>
    {
        public void Report(T value) => listen(value);
    }
}
