using FaceEnroll.Ledger.Runs;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Another process keeps the file locked while a run is driven.</summary>
[TestOf(typeof(FaceRuns))]
public class LockedRunTests : RunFixture
{
    [Test]
    public async Task Run_TheLedgerWasLocked_IsNobodysOnceItCanBeWritten()
    {
        Bed.BusyTimeout = TimeSpan.FromMilliseconds(300);
        Bed.AddPeople(50);
        Bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(50)),
            1,
            1
        );
        var first = Bed.Runs();
        var running = first.RunAsync(RunBed.Run("locked", RunBed.Items(50)));
        var other = Bed.Runs();
        await RunBed.UntilAsync(async () => await other.GetAsync("locked") is { IsDriven: true, Enrolled: > 0 });
        using (var writer = new OtherWriter(Bed.Ledger))
        {
            writer.Lock();
            Assert.ThrowsAsync<FaceLedgerException>(() => running);
        }

        await RunBed.UntilAsync(async () => await other.GetAsync("locked") is { IsDriven: false });
        Assert.That(await other.RetryAsync("locked"), Is.Zero, "nobody holds it");
    }
}
