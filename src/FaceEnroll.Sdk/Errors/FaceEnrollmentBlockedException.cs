namespace FaceEnroll.Sdk;

/// <summary>A quota or the bill: trying again does not help until somebody acts. Nothing was enrolled.</summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceEnrollmentBlockedException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException)
{
    /// <summary>How much is blocked.</summary>
    public FaceEnrollmentBlockScope Scope => Error.BlockScope;
}
