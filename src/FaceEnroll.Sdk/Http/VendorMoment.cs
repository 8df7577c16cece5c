namespace FaceEnroll.Sdk.Http;

/// <summary>When a read-back happened, by every clock that says something of it.</summary>
internal readonly struct VendorMoment
{
    /// <summary>The vendor's time in the read-back's own reply; null when it named none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether a cache or a proxy may have written that time, or the reply.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Monotonic time since the last attempt was signed; null when another process signed it.</summary>
    public TimeSpan? SinceLastAttempt { get; init; }

    /// <summary>Time since the ticket was made, by the vendor's clock or else by ours; good for giving up only.</summary>
    public TimeSpan SinceTicket { get; init; }
}
