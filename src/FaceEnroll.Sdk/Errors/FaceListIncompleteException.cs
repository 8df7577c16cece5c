namespace FaceEnroll.Sdk;

/// <summary>
/// A list cannot be read whole: it changed too much while it was read, or the vendor does not give all of it. What was
/// listed so far is true, but what is missing from it may still be there.
/// </summary>
/// <inheritdoc cref="FaceEnrollmentException(FaceEnrollmentError, Exception)"/>
public sealed class FaceListIncompleteException(FaceEnrollmentError error, Exception? innerException = null)
    : FaceEnrollmentException(error, innerException)
{
    internal static FaceListIncompleteException Of(FaceVendor vendor, string operation, string detail) =>
        new(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.Conflict,
                FaceEnrollmentCertainty.NotApplied
            )
            {
                Detail = detail,
                Purpose = FaceOperationPurpose.Read,
            }
        );
}
