namespace FaceEnroll.Sdk;

/// <summary>Every picture was refused, by preflight or by the vendor: see <see cref="FaceEnrollmentException.Images"/>.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceImageRejectedException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException);
