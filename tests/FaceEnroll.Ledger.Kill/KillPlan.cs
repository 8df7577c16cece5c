namespace FaceEnroll.Ledger.Kill;

/// <summary>What a run of the harness does.</summary>
internal sealed class KillPlan
{
    /// <summary>Items of the manifest.</summary>
    public required int Items { get; init; }

    /// <summary>How often a worker is killed or stopped.</summary>
    public required int Kills { get; init; }

    public required int Seed { get; init; }

    /// <summary>Worker processes at a time. One drives the run, the others try to.</summary>
    public required int Workers { get; init; }

    /// <summary>Requests a second of each worker.</summary>
    public required int Rate { get; init; }
}
