namespace FaceEnroll.Sdk;

/// <summary>Chooses the exception type for an error: the one place that does.</summary>
internal static class FaceEnrollmentExceptionFactory
{
    public static FaceEnrollmentException Create(
        FaceEnrollmentError error,
        RetryAdvice advice = RetryAdvice.No,
        Exception? inner = null
    )
    {
        if (error.Certainty == FaceEnrollmentCertainty.Unknown)
        {
            return new FaceEnrollmentOutcomeUnknownException(error, inner);
        }

        return error.Kind switch
        {
            FaceEnrollmentErrorKind.Authentication
            or FaceEnrollmentErrorKind.Permission
            or FaceEnrollmentErrorKind.ClockSkew => new FaceEnrollmentAuthenticationException(error, inner)
            {
                Advice = advice,
            },
            FaceEnrollmentErrorKind.Throttled => new FaceEnrollmentThrottledException(error, inner) { Advice = advice },
            FaceEnrollmentErrorKind.Quota or FaceEnrollmentErrorKind.Billing => new FaceEnrollmentBlockedException(
                error,
                inner
            )
            {
                Advice = advice,
            },
            FaceEnrollmentErrorKind.ImageInvalid
            or FaceEnrollmentErrorKind.NoFace
            or FaceEnrollmentErrorKind.ImageQuality => new FaceImageRejectedException(error, inner) { Advice = advice },
            _ => new FaceEnrollmentException(error, inner) { Advice = advice },
        };
    }

    /// <summary>The same failure, without advice to try again.</summary>
    public static FaceEnrollmentException WithoutAdvice(FaceEnrollmentException failure) =>
        Create(failure.Error, inner: failure.InnerException);

    /// <summary>The same failure, with the request's picture outcomes and ticket.</summary>
    public static FaceEnrollmentException With(
        FaceEnrollmentException failure,
        IReadOnlyList<FaceImageOutcome> images,
        FaceEnrollmentTicket? ticket
    ) => Create(failure.Error.With(images, ticket), failure.Advice, failure.InnerException);

    /// <summary>The same failure, of a call for another purpose.</summary>
    public static FaceEnrollmentException For(FaceEnrollmentException failure, FaceOperationPurpose purpose) =>
        failure.Error.Purpose == purpose ? failure
        : failure is FaceListIncompleteException
            ? new FaceListIncompleteException(failure.Error.For(purpose), failure.InnerException)
        : Create(failure.Error.For(purpose), failure.Advice, failure.InnerException);

    /// <summary>The same for a call that its caller canceled.</summary>
    public static FaceEnrollmentCanceledException For(
        FaceEnrollmentCanceledException failure,
        FaceOperationPurpose purpose
    ) => new(failure.Error.For(purpose), failure.InnerException, failure.CancellationToken);
}
