using FaceEnroll.Ledger.PostgreSql.Failover;
using FaceEnroll.Ledger.PostgreSql.Hosting;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Tests.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Failover;

/// <summary>A standby takes over in the middle of a run, and lacks some of what was done.</summary>
[TestOf(typeof(ServerWatch))]
[TestOf(typeof(PostgreSqlOwner))]
public class FailoverOfARunTests
{
    private const int People = 200;

    private RunBed _bed = null!;
    private PostgreSqlServer _primary = null!;
    private PostgreSqlServer _standby = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _bed = await RunBed.StartAsync();
        _primary = new PostgreSqlServer();
        _standby = null!;
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _bed.DisposeAsync();
        _standby?.Dispose();
        _primary.Dispose();
    }

    private ServiceProvider Host()
    {
        var services = new ServiceCollection();
        _ = services
            .AddFaceEnrollment()
            .AddTencentCloud(o =>
            {
                (o.SecretId, o.SecretKey) = ("sandbox-key", "sandbox-secret");
                (o.Endpoint, o.RequestsPerSecond) = (_bed.Sandbox.Url, 40);
                o.Timeout = TimeSpan.FromMinutes(1);
            })
            .AddPostgreSqlLedger(o => o.ConnectionString = _primary.ConnectionString);
        return services.BuildServiceProvider();
    }

    [Test]
    public async Task Run_StandbyTakesOver_GoesOnByItselfAndNothingIsTwice()
    {
        _bed.AddPeople(People);
        await using var host = Host();
        var runs = host.GetRequiredService<IFaceRuns>();
        var running = runs.RunAsync(RunBed.Run("failover", RunBed.Items(People)));
        await RunBed.UntilAsync(async () => await runs.GetAsync("failover") is { Enrolled: > 10 });
        _standby = new PostgreSqlServer(_primary);
        var copied = (await runs.GetAsync("failover"))!.Enrolled;
        await RunBed.UntilAsync(async () => (await runs.GetAsync("failover"))!.Enrolled >= copied + 20);
        _primary.Kill();
        _standby.TakeOver();
        var done = await running;
        Assert.That((done.Enrolled, done.State), Is.EqualTo((People, FaceRunState.Completed)));
        Assert.That(RunBed.Items(People).Select(i => _bed.Stored(i)), Is.All.EqualTo(1));
    }
}
