namespace FaceEnroll.Sdk;

/// <summary>Keys, signature, token, permission or clock. Nothing was enrolled.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentAuthenticationException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException);
