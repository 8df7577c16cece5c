using System.Collections.Concurrent;
using System.Diagnostics;
using FaceEnroll.Ledger.PostgreSql.Limiting;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Ledger.Tests.Runs;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Limiting;

/// <summary>Several hosts take permits of one account.</summary>
[TestOf(typeof(PostgreSqlAccountLimiter))]
[TestOf(typeof(SlotTable))]
public class PostgreSqlAccountLimiterTests
{
    private const int Rate = 50;

    private readonly List<(NpgsqlDataSource Source, PostgreSqlAccountLimiter Limiter)> _hosts = [];
    private TestDatabase _place = null!;

    [SetUp]
    public void Begin()
    {
        _place = new TestDatabase();
        for (var i = 0; i < 3; i++)
        {
            var source = NpgsqlDataSource.Create(Servers.Shared.ConnectionString);
            _hosts.Add((source, new PostgreSqlAccountLimiter(source, "account", Rate, _place.Schema)));
        }
    }

    [TearDown]
    public async Task EndAsync()
    {
        foreach (var (source, limiter) in _hosts)
        {
            await limiter.DisposeAsync();
            await source.DisposeAsync();
        }

        _hosts.Clear();
        _place.Dispose();
    }

    /// <summary>Uses permits on all hosts until it is told to end.</summary>
    private List<Task> Use(ConcurrentQueue<long> uses, CancellationToken end) =>
        [
            .. _hosts
                .SelectMany(h => Enumerable.Repeat(h.Limiter, 10))
                .Select(limiter =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            while (true)
                            {
                                using var lease = await limiter.AcquireAsync(1, end);
                                uses.Enqueue(Stopwatch.GetTimestamp());
                                Assert.That(lease.IsAcquired);
                            }
                        }
                        catch (OperationCanceledException)
                        {
                            // Enough.
                        }
                    })
                ),
        ];

    [Test]
    public async Task Acquire_OnThreeHosts_NeverMoreInAnySecond()
    {
        var uses = new ConcurrentQueue<long>();
        using var end = new CancellationTokenSource();
        var using_ = Use(uses, end.Token);
        await RunBed.UntilAsync(() => Task.FromResult(uses.Count >= 5 * Rate));
        await end.CancelAsync();
        await Task.WhenAll(using_);
        var times = uses.Order().ToList();
        var nearest = Enumerable
            .Range(0, times.Count - Rate)
            .Min(i => Stopwatch.GetElapsedTime(times[i], times[i + Rate]));
        Assert.That(nearest, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        TestContext.Out.WriteLine(
            $"{times.Count / Stopwatch.GetElapsedTime(times[0], times[^1]).TotalSeconds:0.0} a second, {Rate + 1} in {nearest.TotalSeconds:0.000} s"
        );
    }

    [Test]
    public async Task PauseAsync_OfOneHost_HoldsForAll()
    {
        var pause = TimeSpan.FromSeconds(2);
        var uses = new ConcurrentQueue<long>();
        using var end = new CancellationTokenSource();
        var using_ = Use(uses, end.Token);
        await RunBed.UntilAsync(() => Task.FromResult(uses.Count >= Rate));
        var asked = Stopwatch.GetTimestamp();
        await _hosts[0].Limiter.PauseAsync(pause);
        var paused = Stopwatch.GetTimestamp();
        // What was given before, and how long it may be used.
        var last = SlotGrant.Ahead + SlotGrant.Spread;
        bool IsAfter(long use) => Stopwatch.GetElapsedTime(paused, use) > last;
        await RunBed.UntilAsync(() => Task.FromResult(uses.Any(IsAfter)));
        await end.CancelAsync();
        await Task.WhenAll(using_);
        Assert.That(uses.Where(IsAfter).Min(use => Stopwatch.GetElapsedTime(asked, use)), Is.GreaterThan(pause));
    }

    [Test]
    public async Task Acquire_RowWasLost_GoesOn()
    {
        using (await _hosts[0].Limiter.AcquireAsync()) { }

        // As after a crash of the server.
        _ = _place.Scalar("TRUNCATE limiter");
        using var lease = await _hosts[0].Limiter.AcquireAsync();
        Assert.That(lease.IsAcquired);
    }

    [Test]
    public void Acquire_DatabaseIsAway_SaysSo()
    {
        using var nowhere = NpgsqlDataSource.Create("Host=/nowhere;Username=nobody");
        using var limiter = new PostgreSqlAccountLimiter(nowhere, "account", Rate);
        var fault = Assert.ThrowsAsync<FaceLedgerException>(async () => await limiter.AcquireAsync())!;
        Assert.That(fault.Fault, Is.EqualTo(FaceLedgerFault.Unavailable));
    }
}
