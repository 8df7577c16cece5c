using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.PostgreSql;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FaceEnroll.Fleet.Kill;

/// <summary>
/// A host of the fleet: it runs the run, and enrolls people who walk in. Arguments: the sandbox's URL, the folder, requests a second, a
/// seed, the file for what it was told of the people who walked in, and the address of its silo. It writes its id in the ledger first.
/// </summary>
internal static class FleetWorker
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (vendor, folder) = (new Uri(args[0]), args[1]);
        var address = IPAddress.Parse(args[5]);
        using var uses = new Uses(Path.Combine(folder, "uses-" + Path.GetFileName(args[4])));
        using var forwarder = vendor.IsLoopback
            ? null
            : new Forwarder(new IPEndPoint(IPAddress.Parse(vendor.Host), vendor.Port));
        var url = new Uri($"http://127.0.0.1:{vendor.Port}");
        var random = new Random(int.Parse(args[3], CultureInfo.InvariantCulture));
        var database = Environment.GetEnvironmentVariable(WorkerProcess.Database)!;
        await using var source = NpgsqlDataSource.Create(database);
        await using var limiter = new PostgreSqlAccountLimiter(
            source,
            "kill",
            int.Parse(args[2], CultureInfo.InvariantCulture)
        );
        var builder = Host.CreateApplicationBuilder();
        _ = builder.Logging.ClearProviders();
        _ = WorkerProcess
            .AddVendor(builder.Services, url, "sandbox-key", "sandbox-secret", rate: 1)
            .Configure(o => o.RateLimiter = limiter)
            .AddPostgreSqlLedger(o =>
            {
                o.ConnectionString = database;
                o.SettleInterval = TimeSpan.FromSeconds(5);
            })
            .AddFleet(o => (o.Address, o.Port) = (address, FreePort(address)));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(host.Services.GetRequiredService<OpenLedger>().Owner.Id);
        using var end = new CancellationTokenSource();
        var walkIns = WorkerProcess.WalkInsAsync(
            host.Services.GetRequiredService<IFaceEnrollmentClient>(),
            random,
            args[4],
            end.Token
        );
        var done = await RunAsync(host.Services.GetRequiredService<IFaceRuns>(), folder);
        await end.CancelAsync();
        await walkIns;
        await host.StopAsync();
        return done.State == FaceRunState.Completed ? 0 : 2;
    }

    /// <summary>While the database is away, it is asked for again.</summary>
    private static async Task<FaceRunSummary> RunAsync(IFaceRuns runs, string folder)
    {
        while (true)
        {
            try
            {
                return await runs.RunAsync(
                    new FaceRun(WorkerProcess.Run)
                    {
                        Source = FaceRunSource.Csv(Path.Combine(folder, "people.csv"), folder),
                        Concurrency = 32,
                    }
                );
            }
            catch (FaceLedgerException)
            {
                await Task.Delay(1000);
            }
        }
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
