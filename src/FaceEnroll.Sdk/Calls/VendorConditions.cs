using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Calls;

/// <summary>What a registration knows of its vendor from earlier calls: the clock, the pause, the open circuit.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class VendorConditions
{
    public VendorClock Clock { get; } = new();

    public RegistrationPause Pause { get; } = new();

    public ResiliencePipelines Pipelines { get; } = new();

    /// <summary>Notes what a reply says of the vendor's time.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="time">The clock.</param>
    /// <param name="asked">The timestamp of asking.</param>
    /// <param name="dates">Where a read-back notes its replies' times; null where none runs.</param>
    public void Observe(VendorReply reply, TimeProvider time, long asked, ReplyDates? dates)
    {
        dates?.Add(reply.Date, reply.IsDateDoubtful);
        if (reply.Date is { } date && !reply.IsDateDoubtful)
        {
            Clock.Observe(time, date, asked);
        }
    }

    /// <summary>How long the vendor's Retry-After still lasts; null when nobody waits for it.</summary>
    public TimeSpan? PausedFor(FaceEnrollmentOptions options) =>
        Pause.Left(options.TimeProvider) is { Ticks: > 0 } left ? left : null;

    /// <summary>How long the circuit breaker keeps blocking calls; null when it lets them pass.</summary>
    public TimeSpan? CircuitOpenFor(FaceEnrollmentOptions options) => Pipelines.OpenFor(options);
}
