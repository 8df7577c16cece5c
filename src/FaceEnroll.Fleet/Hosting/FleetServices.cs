using System.Net;
using FaceEnroll.Fleet.Lanes;
using FaceEnroll.Fleet.Membership;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Runs.Driving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace FaceEnroll.Fleet.Hosting;

/// <summary>What a fleet adds to a container.</summary>
internal static class FleetServices
{
    private const string Cluster = "faceenroll";

    public static void Add(IServiceCollection services, FleetOptions options)
    {
        _ = services
            .AddSingleton(options)
            .AddSingleton<IRunCrew, FleetCrew>()
            .AddSingleton(sp => new LedgerDatabase(sp.GetRequiredService<ILedgerPlace>()))
            .AddSingleton<LaneKeeper>()
            .AddSingleton<LaneShares>();
        if (!options.UseExistingOrleans)
        {
            _ = services.AddOrleans(silo => AddSilo(silo, options));
        }

        services.AddPlacementDirector<LanePlacement, LanePlacementDirector>();
        // After the silo: it ends before it.
        _ = services.AddSingleton<FleetRuns>().AddHostedService<FleetService>();
    }

    private static void AddSilo(ISiloBuilder silo, FleetOptions options)
    {
        _ = silo.Services.AddSingleton<IMembershipTable, PostgreSqlMembershipTable>();
        _ = silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (Cluster, Cluster))
            .Configure<EndpointOptions>(o =>
            {
                o.SiloPort = options.Port;
                o.SiloListeningEndpoint = new IPEndPoint(
                    options.Address is { } own && IPAddress.IsLoopback(own) ? own : IPAddress.Any,
                    options.Port
                );
                // No clients come from elsewhere.
                o.GatewayPort = 0;
                if (options.Address is { } address)
                {
                    o.AdvertisedIPAddress = address;
                }
            })
            .Configure<ClusterMembershipOptions>(o =>
            {
                // A host that does not answer three times in a row is dead: some seconds.
                o.ProbeTimeout = TimeSpan.FromSeconds(1);
                o.NumMissedProbesLimit = 3;
                o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
                o.DefunctSiloExpiration = TimeSpan.FromHours(1);
                o.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
            });
    }
}
