namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>When a read-back happened, by every clock that says something about it.</summary>
internal readonly struct VendorMoment
{
    /// <summary>The vendor's time in the read-back's own reply; null when it named none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Whether a cache or a proxy may have written that time, or the reply.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>
    /// Whether that time has advanced further since the ticket was made than time itself: by the monotonic clock, or by
    /// this machine's clock where another process made it.
    /// </summary>
    public bool IsFast { get; init; }

    /// <summary>
    /// Monotonic time since the last moment of an attempt, negative while that is still to come; null when it was another process's.
    /// </summary>
    public TimeSpan? SinceLastAttempt { get; init; }

    /// <summary>How far the last stamp was ahead of the vendor's time, where the vendor does not mind; else zero.</summary>
    public TimeSpan StampAhead { get; init; }

    /// <summary>Whether it may have been ahead by any time, so that without the vendor's time nothing limits its life.</summary>
    public bool IsUnbounded { get; init; }

    /// <summary>Monotonic time since this process first asked about a ticket of another one.</summary>
    public TimeSpan SinceFirstAsked { get; init; }

    /// <summary>
    /// Time since the last moment of an attempt by this machine's clock, which may be wrong: for a ticket of another process.
    /// </summary>
    public TimeSpan SinceEndByWallClock { get; init; }

    /// <summary>Time since the ticket was made, by the vendor's clock or else by ours; good for giving up only.</summary>
    public TimeSpan SinceTicket { get; init; }
}
