namespace FaceEnroll.Sdk.Primitives;

/// <summary>A moment by a process's monotonic clock. It is measured by the clock that took it, whoever asks.</summary>
/// <param name="time">The clock.</param>
/// <param name="timestamp">Its timestamp.</param>
/// <param name="after">How long after the timestamp the moment is.</param>
internal readonly struct MonotonicMoment(TimeProvider time, long timestamp, TimeSpan after = default)
{
    /// <summary>How long ago it was; negative while it is still to come.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(timestamp) - after;
}
