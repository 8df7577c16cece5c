using System.Threading.RateLimiting;

namespace FaceEnroll.Ledger.PostgreSql.Limiting;

/// <summary>A permit, or none.</summary>
internal sealed class SlotLease(bool isAcquired) : RateLimitLease
{
    public static readonly SlotLease Granted = new(true);
    public static readonly SlotLease Refused = new(false);

    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}
