using FaceEnroll.Cli.Sandbox;

namespace FaceEnroll.Cli.Configuration;

/// <summary>What a command needs beside the vendors.</summary>
internal sealed class ServiceNeeds
{
    /// <summary>What commands need that only look into a run, or change what is recorded of it.</summary>
    public static ServiceNeeds RecordsOnly { get; } =
        new()
        {
            Ledger = true,
            LedgerIsThere = true,
            IsVendorOptional = true,
        };

    /// <summary>Whether it writes: then the ledger is opened, and made where there is none.</summary>
    public bool Ledger { get; init; }

    /// <summary>Whether the ledger must be there: a command that looks into it makes none.</summary>
    public bool LedgerIsThere { get; init; }

    /// <summary>Whether a vendor need not be configured: what a ledger holds can be read without.</summary>
    public bool IsVendorOptional { get; init; }

    /// <summary>Whether pictures are made fit.</summary>
    public bool Fit { get; init; }

    /// <summary>Most requests a second; null for the configured.</summary>
    public double? Rate { get; init; }

    /// <summary>The sandbox that is played against; null for the vendors themselves.</summary>
    public EmbeddedSandbox? Sandbox { get; init; }
}
