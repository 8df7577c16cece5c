namespace FaceEnroll.Sdk;

/// <summary>
/// The face may have been enrolled. Do not send it again before checking: none of the vendors has an idempotency key.
/// </summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentOutcomeUnknownException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException);
