using System.Net;
using FaceEnroll.Ledger;

namespace FaceEnroll.Fleet;

/// <summary>How this host takes part in a fleet.</summary>
public sealed class FleetOptions
{
    /// <summary>
    /// Whether the host has an Orleans silo of its own, which the fleet's grains live in. All silos of its cluster must be hosts of
    /// the fleet, or know nothing of this library.
    /// </summary>
    /// <value><see langword="false"/> by default: a silo is added, whose members are kept in the ledger's database.</value>
    public bool UseExistingOrleans { get; set; }

    /// <summary>The address at which the other hosts reach this one's silo.</summary>
    /// <value>Null by default: the machine's own address, as Orleans finds it. Unused with <see cref="UseExistingOrleans"/>.</value>
    public IPAddress? Address { get; set; }

    /// <summary>The port at which the other hosts reach this one's silo. What goes over it is not encrypted.</summary>
    /// <value>11,111 by default; 1 to 65,535. Unused with <see cref="UseExistingOrleans"/>.</value>
    public int Port { get; set; } = 11_111;

    /// <summary>
    /// Opens an item's picture, instead of the run's own: any host may come to send it. It must give the same picture on each host.
    /// </summary>
    /// <value>Null by default: items name files, which each host finds at the same path, or URLs.</value>
    public Func<FaceRunItem, FaceImage>? OpenPicture { get; set; }

    /// <summary>Where the silo is.</summary>
    public override string ToString() => $"{nameof(FleetOptions)}: {nameof(Port)} {Port}";
}
