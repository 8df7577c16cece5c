namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>A run as the ledger holds it. Immutable.</summary>
internal sealed record RunRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Registration { get; init; }

    /// <summary>The vendor's account, as the ledger names it; empty where nobody knows.</summary>
    public string Account { get; init; } = "";

    public FaceVendor Vendor { get; init; }

    public FaceRunState State { get; init; }

    public string? Reason { get; init; }

    /// <summary>The process that drives it; empty when none does. It may have died since.</summary>
    public string Driver { get; init; } = "";

    /// <summary>How often its source was read.</summary>
    public int Pass { get; init; }

    /// <summary>Whether the latest reading came to the end.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>What shows that a source is the one that was read last; empty where nothing does.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>How its items are enrolled, as JSON.</summary>
    public string Definition { get; init; } = "{}";

    /// <summary>The number of its next item.</summary>
    public long Next { get; init; } = 1;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id and the state.</summary>
    public override string ToString() => $"run {Id}: {State}";
}
