namespace FaceEnroll.Sdk;

/// <summary>
/// The pause that a vendor's <c>Retry-After</c> makes for a whole registration: to see it, and to end it when the vendor was
/// wrong. Every client of this library implements it.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IFaceEnrollmentPause
{
    /// <summary>How long the registration still waits; null when it does not. Never longer than <see cref="FaceEnrollmentOptions.MaxRetryAfter"/>.</summary>
    TimeSpan? PausedFor { get; }

    /// <summary>Ends the pause: calls that wait go on at once.</summary>
    void EndPause();
}
