using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Deletion;

/// <summary>Makes the errors of deletions that no reply made.</summary>
internal static class ErasureFailures
{
    public static FaceEnrollmentError Error(
        FaceVendor vendor,
        string operation,
        FaceEnrollmentErrorKind kind,
        FaceEnrollmentCertainty certainty,
        string? detail
    ) => new(vendor, operation, kind, certainty) { Purpose = FaceOperationPurpose.Delete, Detail = detail };

    /// <summary>The library that was named is not there.</summary>
    public static FaceEnrollmentException NoLibrary(FaceVendor vendor, string operation) =>
        FaceEnrollmentExceptionFactory.Create(
            Error(
                vendor,
                operation,
                FaceEnrollmentErrorKind.LibraryNotFound,
                FaceEnrollmentCertainty.NotApplied,
                "The library that libraryId names does not exist."
            )
        );

    /// <summary>It cannot be sent.</summary>
    public static FaceEnrollmentException Refused(FaceVendor vendor, string operation, string detail) =>
        FaceEnrollmentExceptionFactory.Create(
            Error(vendor, operation, FaceEnrollmentErrorKind.Protocol, FaceEnrollmentCertainty.NotSent, detail)
        );

    /// <summary>What one of this library's own exceptions says; null for any other.</summary>
    public static FaceEnrollmentError? Of(Exception failure) =>
        (failure as FaceEnrollmentException)?.Error ?? (failure as FaceEnrollmentCanceledException)?.Error;

    /// <summary>All faces failed in the same way.</summary>
    public static Exception OfAll(FaceEnrollmentError error, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && error.Kind == FaceEnrollmentErrorKind.Timeout
            ? new FaceEnrollmentCanceledException(error, null, cancellationToken)
            : FaceEnrollmentExceptionFactory.Create(error);

    /// <summary>The call ended while it waited for another one of the person.</summary>
    public static Exception Waited(
        FaceVendor vendor,
        string operation,
        OperationCanceledException cause,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        var failure = FailureFactory.Interrupted(
            vendor,
            operation,
            FaceEnrollmentCertainty.NotSent,
            cause,
            cancellationToken,
            TimeoutFault.OfCall(deadline, "while waiting for another call for the same person")
        );
        return failure is FaceEnrollmentException typed
            ? FaceEnrollmentExceptionFactory.For(typed, FaceOperationPurpose.Delete)
            : FaceEnrollmentExceptionFactory.For((FaceEnrollmentCanceledException)failure, FaceOperationPurpose.Delete);
    }

    /// <summary>The caller canceled before anything was deleted.</summary>
    public static FaceEnrollmentCanceledException Canceled(
        FaceVendor vendor,
        string operation,
        OperationCanceledException cause,
        CancellationToken cancellationToken
    ) =>
        new(
            new FaceEnrollmentError(vendor, operation, FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotSent)
            {
                Purpose = FaceOperationPurpose.Delete,
                IsRetryable = true,
            },
            cause,
            cancellationToken
        );
}
