using System.Threading.RateLimiting;

namespace FaceEnroll.Ledger.PostgreSql.Limiting;

/// <summary>A permit, or none.</summary>
/// <param name="isAcquired">Whether it is one.</param>
/// <param name="retryAfter">When to come again, where that is known.</param>
internal sealed class SlotLease(bool isAcquired, TimeSpan? retryAfter = null) : RateLimitLease
{
    public static readonly SlotLease Granted = new(true);
    public static readonly SlotLease Refused = new(false);

    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames =>
        retryAfter is null ? [] : [System.Threading.RateLimiting.MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = metadataName == System.Threading.RateLimiting.MetadataName.RetryAfter.Name ? retryAfter : null;
        return metadata is not null;
    }
}
