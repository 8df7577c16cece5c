namespace FaceEnroll.Sdk.Enrollment;

/// <summary>Whether per-picture outcomes are a result or an error: the same rule at every vendor.</summary>
internal static class OutcomeRule
{
    /// <summary>
    /// Passes when at least one face was enrolled. None and any Unknown: unknown; all refused for reasons of the
    /// pictures: rejected; else the general error, with the first picture's kind.
    /// </summary>
    public static void ThrowUnlessEnrolled(
        FaceVendor vendor,
        string operation,
        int status,
        string? requestId,
        IReadOnlyList<FaceImageOutcome> images,
        string? detail = null
    )
    {
        var first = images[0];
        foreach (var image in images)
        {
            if (image.Status == FaceImageStatus.Enrolled)
            {
                return;
            }

            // The worst certainty decides; among equals the first picture.
            if (image.Status == FaceImageStatus.Unknown && first.Status != FaceImageStatus.Unknown)
            {
                first = image;
            }
            else if (!IsOfPicture(image.Kind) && IsOfPicture(first.Kind) && first.Status != FaceImageStatus.Unknown)
            {
                first = image;
            }
        }

        throw FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(vendor, operation, first.Kind, first.Certainty)
            {
                StatusCode = status,
                RequestId = requestId,
                VendorCode = first.VendorCode,
                IsRetryable = first.IsRetryable,
                Images = images,
                Detail = detail,
            }
        );
    }

    private static bool IsOfPicture(FaceEnrollmentErrorKind kind) =>
        kind
            is FaceEnrollmentErrorKind.ImageInvalid
                or FaceEnrollmentErrorKind.NoFace
                or FaceEnrollmentErrorKind.ImageQuality;
}
