namespace FaceEnroll.Fleet.Kill;

/// <summary>What a run of the harness does.</summary>
internal sealed class FleetPlan
{
    /// <summary>Items of the manifest.</summary>
    public required int Items { get; init; }

    /// <summary>How often a worker is killed or stopped, or the server is killed.</summary>
    public required int Kills { get; init; }

    public required int Seed { get; init; }

    /// <summary>Worker processes at a time.</summary>
    public required int Workers { get; init; }

    /// <summary>Requests a second of all workers together; what the vendor allows is a ninth more.</summary>
    public required int Rate { get; init; }
}
