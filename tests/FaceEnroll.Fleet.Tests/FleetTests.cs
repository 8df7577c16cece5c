using FaceEnroll.Fleet.Hosting;
using FaceEnroll.Fleet.Lanes;
using FaceEnroll.Fleet.Tests.Support;
using FaceEnroll.Ledger;
using FaceEnroll.Ledger.PostgreSql.Lanes;
using FaceEnroll.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FaceEnroll.Fleet.Tests;

/// <summary>Hosts of one fleet, in one process, on a real database.</summary>
[TestOf(typeof(FleetService))]
[TestOf(typeof(FleetRuns))]
[TestOf(typeof(LaneGrain))]
[TestOf(typeof(LaneKeeper))]
[TestOf(typeof(LaneQueues))]
[TestOf(typeof(LaneShares))]
public class FleetTests
{
    private FleetBed _bed = null!;

    [SetUp]
    public async Task BeginAsync() => _bed = await FleetBed.StartAsync();

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    private static IFaceRuns RunsOf(IHost host) => host.Services.GetRequiredService<IFaceRuns>();

    private static Task AllLanesAsync(params IHost[] hosts) =>
        FleetBed.UntilAsync(() =>
            hosts.Sum(FleetBed.LanesOf) == SqlLanes.Count && hosts.All(h => FleetBed.LanesOf(h) > 5)
        );

    private void Slow() =>
        _bed.Sandbox.Faults.WithProbability(
            SandboxVendor.FinAuth,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(50)),
            1,
            1
        );

    private void CheckStored(FaceRunItem[] items)
    {
        var (stored, due) = (_bed.Stored(), FleetBed.Due(items));
        Assert.That(stored.Keys, Is.EquivalentTo(due.Keys));
        foreach (var (person, pictures) in due)
        {
            Assert.That(stored[person], Is.EqualTo(pictures), $"{person}: once each, and in order");
        }
    }

    [Test]
    public async Task Run_OnTwoHosts_BothSendAndNothingIsTwice()
    {
        var (first, second) = (await _bed.HostAsync(), await _bed.HostAsync());
        await AllLanesAsync(first, second);
        TestContext.Out.WriteLine($"{FleetBed.LanesOf(first)} and {FleetBed.LanesOf(second)} lanes");
        var items = FleetBed.Items(people: 60, pictures: 5);
        var done = await RunsOf(first).RunAsync(FleetBed.Run("both", items));
        Assert.That((done.Enrolled, done.State), Is.EqualTo((items.Length, FaceRunState.Completed)));
        CheckStored(items);
        var owners = (long)_bed.Place.Scalar("SELECT COUNT(DISTINCT owner) FROM call")!;
        Assert.That(owners, Is.EqualTo(2), "both have sent");
    }

    [Test]
    public async Task Run_AHostComes_GetsItsShare()
    {
        Slow();
        var first = await _bed.HostAsync();
        await AllLanesAsync(first);
        var items = FleetBed.Items(people: 60, pictures: 5);
        var running = RunsOf(first).RunAsync(FleetBed.Run("comes", items));
        await FleetBed.UntilAsync(() => _bed.Stored().Count > 20);
        var second = await _bed.HostAsync();
        await AllLanesAsync(first, second);
        Assert.That(
            _bed.Place.Scalar("SELECT MAX(epoch) FROM lane"),
            Is.EqualTo(2),
            "a lane moves once, or not at all"
        );
        var done = await running;
        Assert.That((done.Enrolled, done.State), Is.EqualTo((items.Length, FaceRunState.Completed)));
        CheckStored(items);
    }

    [Test]
    public async Task Run_AHostStops_HandsItsLanesOver()
    {
        Slow();
        var (first, second) = (await _bed.HostAsync(), await _bed.HostAsync());
        await AllLanesAsync(first, second);
        var items = FleetBed.Items(people: 60, pictures: 6);
        var running = RunsOf(first).RunAsync(FleetBed.Run("stops", items));
        await FleetBed.UntilAsync(() => _bed.Stored().Count > 20);
        await _bed.StopAsync(second);
        await AllLanesAsync(first);
        var done = await running;
        Assert.That((done.Enrolled, done.State), Is.EqualTo((items.Length, FaceRunState.Completed)));
        CheckStored(items);
        Assert.That(
            _bed.Place.Scalar("SELECT COUNT(*) FROM call WHERE attempt > 1"),
            Is.Zero,
            "nothing was asked for or sent again"
        );
    }

    /// <summary>The host that runs it stops in the middle: the others go on, and end it.</summary>
    [Test]
    public async Task Run_TheHostThatRunsItStops_OthersEndIt()
    {
        Slow();
        var (first, second) = (await _bed.HostAsync(), await _bed.HostAsync());
        await AllLanesAsync(first, second);
        var items = FleetBed.Items(people: 60, pictures: 5);
        using var end = new CancellationTokenSource();
        var running = RunsOf(first).RunAsync(FleetBed.Run("left", items), cancellationToken: end.Token);
        await FleetBed.UntilAsync(() => _bed.Stored().Count > 20);
        await end.CancelAsync();
        _ = await running;
        await _bed.StopAsync(first);
        await FleetBed.UntilAsync(() => RunsOf(second).GetAsync("left").Result!.State == FaceRunState.Completed);
        CheckStored(items);
    }

    /// <summary>Somebody has taken all lanes and does nothing with them: whoever had them sends nothing more by its old claim.</summary>
    [Test]
    public async Task Run_LanesAreTaken_NothingMoreIsSentByTheOldClaims()
    {
        Slow();
        var host = await _bed.HostAsync();
        await AllLanesAsync(host);
        var items = FleetBed.Items(people: 60, pictures: 5);
        var running = RunsOf(host).RunAsync(FleetBed.Run("taken", items));
        await FleetBed.UntilAsync(() => _bed.Stored().Count > 20);
        _ = _bed.Place.Scalar("UPDATE lane SET owner = 'other', epoch = epoch + 1");
        await FleetBed.UntilAsync(() => _bed.Place.Scalar("SELECT MAX(epoch) FROM lane WHERE owner <> 'other'") is 3L);
        var done = await running;
        Assert.That((done.Enrolled, done.State), Is.EqualTo((items.Length, FaceRunState.Completed)));
        CheckStored(items);
    }

    [Test]
    public async Task Run_InAHostsOwnOrleans_IsSent()
    {
        var host = await _bed.HostAsync(hasOwnOrleans: true);
        var items = FleetBed.Items(people: 20, pictures: 2);
        var done = await RunsOf(host).RunAsync(FleetBed.Run("own-orleans", items));
        Assert.That((done.Enrolled, done.State), Is.EqualTo((items.Length, FaceRunState.Completed)));
        CheckStored(items);
        Assert.That(_bed.Place.Scalar("SELECT COUNT(*) FROM silo"), Is.Zero, "no silo was added");
    }

    [Test]
    public async Task Run_AccountIsBlocked_StopsOnAllHosts()
    {
        var (first, second) = (await _bed.HostAsync(), await _bed.HostAsync());
        await AllLanesAsync(first, second);
        _bed.Sandbox.Faults.WithProbability(SandboxVendor.FinAuth, SandboxFault.Error("AUTHENTICATION_ERROR"), 1, 1);
        var items = FleetBed.Items(people: 60, pictures: 5);
        var done = await RunsOf(first).RunAsync(FleetBed.Run("blocked", items));
        Assert.That((done.Enrolled, done.State), Is.EqualTo((0, FaceRunState.Blocked)));
        _bed.Sandbox.Faults.Clear();
        done = await RunsOf(second).RunAsync(new FaceRun("blocked"));
        Assert.That(
            (done.Enrolled, done.State),
            Is.EqualTo((items.Length, FaceRunState.Completed)),
            "it is gone on with"
        );
        CheckStored(items);
    }

    [Test]
    public async Task Pause_ByAnotherHost_StopsAllOfThem()
    {
        Slow();
        var (first, second) = (await _bed.HostAsync(), await _bed.HostAsync());
        await AllLanesAsync(first, second);
        var items = FleetBed.Items(people: 60, pictures: 6);
        var running = RunsOf(first).RunAsync(FleetBed.Run("paused", items));
        await FleetBed.UntilAsync(() => _bed.Stored().Count > 20);
        Assert.That(await RunsOf(second).PauseAsync("paused"), Is.True);
        var paused = await running;
        Assert.That(paused.State, Is.EqualTo(FaceRunState.Paused));
        Assert.That(paused.Enrolled, Is.LessThan(items.Length));
        var done = await RunsOf(second).RunAsync(new FaceRun("paused"));
        Assert.That((done.Enrolled, done.State), Is.EqualTo((items.Length, FaceRunState.Completed)));
        CheckStored(items);
    }

    [Test]
    public async Task Run_WithItsOwnOpenPicture_IsRefused()
    {
        var host = await _bed.HostAsync();
        var run = new FaceRun("own")
        {
            Source = FaceRunSource.From(FleetBed.Items(1, 1).ToAsyncEnumerable()),
            OpenPicture = _ => FaceImage.FromBytes(new byte[] { 1 }),
        };
        Assert.ThrowsAsync<FaceRunException>(() => RunsOf(host).RunAsync(run));
    }
}
