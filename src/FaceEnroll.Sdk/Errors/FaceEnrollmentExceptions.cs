namespace FaceEnroll.Sdk;

/// <summary>Every picture was refused, by preflight or by the vendor: see <see cref="FaceEnrollmentException.Images"/>.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceImageRejectedException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException);

/// <summary>Keys, signature, token, permission or clock. Nothing was enrolled.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentAuthenticationException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException);

/// <summary>Too many requests for longer than the call may take. Nothing was enrolled.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentThrottledException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException)
{
    /// <summary>How long the vendor asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}

/// <summary>A quota or the bill: trying again does not help before somebody acts. Nothing was enrolled.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentBlockedException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException)
{
    /// <summary>How much is blocked.</summary>
    public FaceEnrollmentBlockScope Scope => Error.BlockScope;
}

/// <summary>
/// The face may have been enrolled. Do not send it again before checking: none of the vendors has an idempotency key.
/// </summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentOutcomeUnknownException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException);
