using FaceEnroll.Ledger.Runs;
using FaceEnroll.Ledger.Tests.Support;
using FaceEnroll.Sandbox;

namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Another process keeps the file locked while a run is driven.</summary>
[TestOf(typeof(FaceRuns))]
public class LockedRunTests
{
    private RunBed _bed = null!;

    [SetUp]
    public async Task BeginAsync() => _bed = await RunBed.StartAsync();

    [TearDown]
    public async Task EndAsync() => await _bed.DisposeAsync();

    [Test]
    public async Task Run_TheLedgerWasLocked_IsNobodysOnceItCanBeWritten()
    {
        _bed.BusyTimeout = TimeSpan.FromMilliseconds(300);
        _bed.AddPeople(50);
        _bed.Sandbox.Faults.WithProbability(
            SandboxVendor.TencentCloud,
            SandboxFault.Latency(TimeSpan.FromMilliseconds(50)),
            1,
            1
        );
        var first = _bed.Runs();
        var running = first.RunAsync(RunBed.Run("locked", RunBed.Items(50)));
        var other = _bed.Runs();
        await RunBed.UntilAsync(async () => await other.GetAsync("locked") is { IsDriven: true, Enrolled: > 0 });
        using (var writer = new OtherWriter(_bed.Ledger))
        {
            writer.Lock();
            Assert.ThrowsAsync<FaceLedgerException>(() => running);
        }

        await RunBed.UntilAsync(async () => await other.GetAsync("locked") is { IsDriven: false });
        Assert.That(await other.RetryAsync("locked"), Is.Zero, "nobody holds it");
    }
}
