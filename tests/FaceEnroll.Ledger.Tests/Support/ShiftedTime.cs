namespace FaceEnroll.Ledger.Tests.Support;

/// <summary>The system's time, moved on.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(By.TotalSeconds * System.TimestampFrequency);
}
