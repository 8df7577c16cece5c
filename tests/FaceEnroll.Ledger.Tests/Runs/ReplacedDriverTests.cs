using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>A process was taken for dead, and its run was given to another.</summary>
[TestOf(typeof(DriverWatch))]
[TestOf(typeof(RunLock))]
public class ReplacedDriverTests : RunFixture
{
    private const int People = 200;

    private int Sent() => Bed.Sandbox.Requests.Count;

    [Test]
    public async Task Run_AnotherProcessTookItsPlace_StopsAndStandsBy()
    {
        Bed.AddPeople(People);
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(50)),
            1,
            1
        );
        var run = new FaceRun("replaced")
        {
            Source = FaceRunSource.From(RunBed.Items(People).ToAsyncEnumerable()),
            OpenPicture = RunBed.Open,
            Concurrency = 1,
        };
        var (first, second) = (Bed.Host(), Bed.Host());
        var running = first.GetRequiredService<IFaceRuns>().RunAsync(run);
        var other = second.GetRequiredService<IFaceRuns>();
        await RunBed.UntilAsync(async () => await other.GetAsync("replaced") is { Enrolled: > 0 });

        var ledger = second.GetRequiredService<OpenLedger>();
        _ = await ledger.Store.WriteAsync(
            t => RunSteps.Change(t, t.Runs.Find("replaced")!.Id, r => r with { Driver = ledger.Owner.Id }),
            default
        );
        var sent = -1;
        await RunBed.UntilAsync(async () =>
        {
            // Longer than a request and a look at the run take.
            await Task.Delay(1000);
            return sent == (sent = Sent());
        });
        Assert.That((await other.GetAsync("replaced"))!.Enrolled, Is.LessThan(People), "it stopped before the end");
        Assert.That(running.IsCompleted, Is.False, "it stands by");

        var done = await other.RunAsync(new FaceRun("replaced") { OpenPicture = RunBed.Open, Concurrency = 32 });
        Assert.That((done.Enrolled, done.State), Is.EqualTo((People, FaceRunState.Completed)));
        Assert.That((await running).State, Is.EqualTo(FaceRunState.Completed));
        Assert.That(RunBed.Items(People).Select(i => Bed.Stored(i)), Is.All.EqualTo(1));
    }
}
