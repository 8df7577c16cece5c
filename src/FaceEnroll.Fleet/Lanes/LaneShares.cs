using FaceEnroll.Ledger.PostgreSql.Lanes;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Fleet.Lanes;

/// <summary>
/// Which host is to have which lane: the one whose hash with the lane's number is the highest. So a new host gets its share, and no lane
/// moves between two others.
/// </summary>
/// <remarks>Safe for concurrent use. The silo may not have begun when it is made.</remarks>
internal sealed class LaneShares(IServiceProvider services)
{
    private static readonly GrainType s_lane = GrainType.Create(LaneGrain.Name);

    /// <summary>The lanes that this host is to have, by what it knows of the others.</summary>
    public IReadOnlyList<int> Mine() => [.. Enumerable.Range(0, SqlLanes.Count).Where(IsMine)];

    /// <summary>Whether this host is to have a lane.</summary>
    public bool IsMine(int lane)
    {
        var silos = services.GetRequiredService<ISiloStatusOracle>();
        var active = Hosts(silos);
        return active.Count > 0 && Choose(lane, active).Equals(silos.SiloAddress);
    }

    /// <summary>Chooses a host.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="silos">The hosts, at least one.</param>
    public static SiloAddress Choose(int lane, IEnumerable<SiloAddress> silos) =>
        silos.MaxBy(silo => (Weight(lane, silo), silo.GetConsistentHashCode()))!;

    private List<SiloAddress> Hosts(ISiloStatusOracle silos)
    {
        var known = services.GetRequiredService<IClusterManifestProvider>().Current.Silos;
        return
        [
            .. silos
                .GetActiveSilos()
                .Where(silo => known.TryGetValue(silo, out var manifest) && manifest.Grains.ContainsKey(s_lane)),
        ];
    }

    /// <summary>The same on all hosts, and well mixed: neighbours among silos and lanes have nothing in common.</summary>
    private static ulong Weight(int lane, SiloAddress silo)
    {
        var mixed = ((ulong)(uint)silo.GetConsistentHashCode() << 32) | (uint)lane;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }
}
