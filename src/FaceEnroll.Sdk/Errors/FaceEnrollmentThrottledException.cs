namespace FaceEnroll.Sdk;

/// <summary>Too many requests for longer than the call may take. Nothing was enrolled.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentThrottledException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException)
{
    /// <summary>How long the vendor asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
