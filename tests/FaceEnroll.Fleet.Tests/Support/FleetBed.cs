using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FaceEnroll.Fleet.Lanes;
using FaceEnroll.Ledger;
using FaceEnroll.Ledger.PostgreSql.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Fleet.Tests.Support;

/// <summary>A sandbox, a ledger's database, and hosts of a fleet in this process.</summary>
internal sealed class FleetBed : IAsyncDisposable
{
    private readonly List<IHost> _hosts = [];
    private readonly TestDatabase _place = new();

    private FleetBed(FaceEnrollSandbox sandbox) => Sandbox = sandbox;

    public static async Task<FleetBed> StartAsync() => new(await FaceEnrollSandbox.StartAsync());

    public FaceEnrollSandbox Sandbox { get; }

    public TestDatabase Place => _place;

    /// <summary>A host that has begun.</summary>
    /// <param name="hasOwnOrleans">Whether it has a silo for purposes of its own.</param>
    public async Task<IHost> HostAsync(bool hasOwnOrleans = false)
    {
        var builder = Host.CreateApplicationBuilder();
        if (hasOwnOrleans)
        {
            _ = builder.UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), FreePort()));
        }

        _ = builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        _ = builder
            .Services.AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                (o.ApiKey, o.ApiSecret, o.Account) = ("sandbox-key", "sandbox-secret", "fleet");
                (o.Endpoint, o.LibraryId) = (Sandbox.Url, FaceEnrollSandboxOptions.DefaultLibraryId);
                o.RequestsPerSecond = 1000;
                o.SignatureValidity = TimeSpan.FromSeconds(10);
            })
            .AddPostgreSqlLedger(o =>
            {
                o.ConnectionString = Servers.Shared.ConnectionString;
                o.Schema = _place.Schema;
            })
            .AddFleet(o =>
            {
                (o.Address, o.Port) = (IPAddress.Loopback, FreePort());
                o.UseExistingOrleans = hasOwnOrleans;
                o.OpenPicture = Open;
            });
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    public static int LanesOf(IHost host) => host.Services.GetRequiredService<LaneKeeper>().Claims().Count;

    public static FaceRunItem[] Items(int people, int pictures) =>
        [
            .. Enumerable
                .Range(1, pictures)
                .SelectMany(n =>
                    Enumerable
                        .Range(1, people)
                        .Select(p => new FaceRunItem(
                            string.Create(CultureInfo.InvariantCulture, $"p{p}"),
                            $"{p * 100 + n}"
                        ))
                ),
        ];

    public static FaceRun Run(string name, params FaceRunItem[] items) =>
        new(name) { Source = FaceRunSource.From(items.ToAsyncEnumerable()) };

    /// <summary>Each person's pictures in the order in which they came in.</summary>
    public Dictionary<string, string[]> Stored() =>
        Sandbox
            .Store.FacesAt(SandboxVendor.FinAuth)
            .GroupBy(f => f.PersonId)
            .ToDictionary(g => g.Key, g => g.Select(f => f.PictureSha256.ToUpperInvariant()).ToArray());

    /// <summary>What is to be stored.</summary>
    public static Dictionary<string, string[]> Due(FaceRunItem[] items) =>
        items
            .GroupBy(i => i.PersonId)
            .ToDictionary(g => g.Key, g => g.Select(i => UniquePicture.Hash(Bytes(i)).ToUpperInvariant()).ToArray());

    /// <summary>Waits for something.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    public async Task StopAsync(IHost host)
    {
        _ = _hosts.Remove(host);
        await host.StopAsync();
        host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.ToList())
        {
            await StopAsync(host);
        }

        await Sandbox.DisposeAsync();
        _place.Dispose();
    }

    private static byte[] Bytes(FaceRunItem item)
    {
        var number = int.Parse(item.Picture, CultureInfo.InvariantCulture);
        return UniquePicture.Make(new Random(number), number, 300);
    }

    private static FaceImage Open(FaceRunItem item) => FaceImage.FromBytes(Bytes(item));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
