using FaceEnroll.Sdk.Images;
using Polly.CircuitBreaker;

namespace FaceEnroll.Sdk.Http;

/// <summary>Makes typed errors of what ended an attempt or a call without a reply that says why.</summary>
internal static class CallFailure
{
    /// <summary>The error of a call whose time ended, or that its caller canceled.</summary>
    public static Exception Interrupted(
        FaceVendor vendor,
        string operation,
        FaceEnrollmentCertainty certainty,
        Exception cause,
        CancellationToken cancellationToken
    )
    {
        var error = new FaceEnrollmentError(vendor, operation, FaceEnrollmentErrorKind.Timeout, certainty)
        {
            IsRetryable = certainty != FaceEnrollmentCertainty.Unknown,
        };
        return cancellationToken.IsCancellationRequested
            ? new FaceEnrollmentCanceledException(error, cause, cancellationToken)
            : FaceEnrollmentExceptionFactory.Create(error, inner: cause);
    }

    /// <summary>The circuit breaker is open: nothing was sent.</summary>
    public static FaceEnrollmentException CircuitOpen(
        FaceVendor vendor,
        string operation,
        BrokenCircuitException cause
    ) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.CircuitOpen,
                FaceEnrollmentCertainty.NotSent
            )
            {
                IsRetryable = true,
                RetryAfter = cause.RetryAfter,
                Detail = "Too many calls failed, so the circuit breaker lets none pass for now.",
            },
            inner: cause.InnerException
        );

    /// <summary>The error of an attempt that broke, by how far sending got.</summary>
    public static Exception Classify(
        FaceVendor vendor,
        string operation,
        bool isPreparation,
        Exception cause,
        SendProgress progress,
        CancellationToken caller,
        CancellationToken attemptToken
    )
    {
        if (ExceptionChain.Find<FaceEnrollmentException>(cause) is { } ours)
        {
            // A handler wrapped what the request content said to a second send.
            return ours;
        }

        var source =
            caller.IsCancellationRequested ? FailureSource.Cancel
            : attemptToken.IsCancellationRequested || cause is OperationCanceledException ? FailureSource.Timeout
            : ExceptionChain.Find<ImageReadException>(cause) is not null ? FailureSource.SourceRead
            : FailureSource.Transport;
        var evidence = FailureEvidence.WithoutReply(source, progress);
        var verdict = FailureClassifier.Classify(isPreparation ? evidence.ForPreparation() : evidence);
        if (source == FailureSource.Cancel)
        {
            return Interrupted(vendor, operation, verdict.Certainty, cause, caller);
        }

        var error = new FaceEnrollmentError(vendor, operation, verdict.Kind, verdict.Certainty)
        {
            IsRetryable = verdict.IsRetryable,
            Detail = source == FailureSource.Transport ? TransportFault.Describe(cause, progress) : null,
        };
        return FaceEnrollmentExceptionFactory.Create(error, verdict.Retry, cause);
    }

    /// <summary>A reply proves that something was sent, also where a stub never asked for the body.</summary>
    public static SendProgress Progress(HttpRequestMessage? request, bool replied) =>
        request?.Content is RequestBodyContent { Progress: not SendProgress.NotStarted } content ? content.Progress
        : replied ? SendProgress.Complete
        : SendProgress.NotStarted;
}
