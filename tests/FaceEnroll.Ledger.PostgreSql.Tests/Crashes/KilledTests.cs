using System.Diagnostics;
using System.Globalization;
using FaceEnroll.Ledger.PostgreSql.Store;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Crashes;

/// <summary>
/// Hosts that are killed and stopped at random moments, against one database; the sandbox's store is the truth. The program that
/// does it compares in the end: nothing twice, nothing lost, nothing wrong.
/// </summary>
[TestOf(typeof(PostgreSqlLedgerStore))]
public class KilledTests
{
    private PostgreSqlServer _server = null!;

    [SetUp]
    public void Begin() => _server = new PostgreSqlServer();

    [TearDown]
    public void End() => _server.Dispose();

    private Process Start(int items, int kills, int seed)
    {
        var program = Path.Combine(
            TestContext.CurrentContext.TestDirectory.Replace(
                "FaceEnroll.Ledger.PostgreSql.Tests",
                "FaceEnroll.Ledger.Kill",
                StringComparison.Ordinal
            ),
            "FaceEnroll.Ledger.Kill.dll"
        );
        string[] arguments =
        [
            "exec",
            program,
            "--items",
            items.ToString(CultureInfo.InvariantCulture),
            "--kills",
            kills.ToString(CultureInfo.InvariantCulture),
            "--seed",
            seed.ToString(CultureInfo.InvariantCulture),
            "--rate",
            "50",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["KILL_DATABASE"] = _server.ConnectionString;
        return Process.Start(start)!;
    }

    private static async Task<string> CheckAsync(Process process)
    {
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await TestContext.Out.WriteLineAsync(said);
        Assert.That(process.ExitCode, Is.Zero, said);
        Assert.That(said, Does.Contain("Nothing twice, nothing lost, nothing wrong."));
        return said;
    }

    [Test]
    public async Task Run_HostsAreKilledAndStopped_NothingIsTwice()
    {
        using var process = Start(items: 400, kills: 6, seed: 1);
        _ = await CheckAsync(process);
    }

    /// <summary>Nobody starts anything anew but the server.</summary>
    [Test]
    public async Task Run_TheServerIsKilled_NothingIsTwiceAndTheRunGoesOn()
    {
        using var process = Start(items: 400, kills: 0, seed: 2);
        var checking = CheckAsync(process);
        for (var kill = 0; kill < 3; kill++)
        {
            await EnrolledAsync(100 * (kill + 1));
            _server.Kill();
            _server.Start();
        }

        Assert.That(await checking, Does.Contain("the workers ended with 0, 0, 0"), "they went on by themselves");
    }

    /// <summary>Waits until the run is so far.</summary>
    private async Task EnrolledAsync(int items)
    {
        var begun = Stopwatch.StartNew();
        while (true)
        {
            using var place = new TestDatabase(_server.ConnectionString, "faceenroll");
            try
            {
                if (place.Scalar("SELECT SUM(n)::int FROM run_count WHERE status >= 2") is int done && done >= items)
                {
                    return;
                }
            }
            catch (Npgsql.PostgresException)
            {
                // There is no ledger yet.
            }

            Assert.That(begun.Elapsed, Is.LessThan(TimeSpan.FromMinutes(2)), "the run goes on");
            await Task.Delay(50);
        }
    }
}
