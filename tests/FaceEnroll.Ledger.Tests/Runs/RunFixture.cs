namespace FaceEnroll.Ledger.Tests.Runs;

/// <summary>Tests that have a sandbox and a ledger each.</summary>
public abstract class RunFixture
{
    internal RunBed Bed { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync() => Bed = await RunBed.StartAsync();

    [TearDown]
    public async Task StopAsync() => await Bed.DisposeAsync();
}
