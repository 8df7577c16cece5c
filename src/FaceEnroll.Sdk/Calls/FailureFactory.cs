using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.Transport;
using Polly.CircuitBreaker;

namespace FaceEnroll.Sdk.Calls;

/// <summary>Makes typed errors from what ended an attempt or a call without a reply that says why.</summary>
internal static class FailureFactory
{
    /// <summary>The error of a call whose time ended, or that its caller canceled.</summary>
    public static Exception Interrupted(
        FaceVendor vendor,
        string operation,
        FaceEnrollmentCertainty certainty,
        Exception cause,
        CancellationToken cancellationToken,
        string? detail = null
    )
    {
        var error = new FaceEnrollmentError(vendor, operation, FaceEnrollmentErrorKind.Timeout, certainty)
        {
            IsRetryable = certainty != FaceEnrollmentCertainty.Unknown,
            Detail = cancellationToken.IsCancellationRequested ? null : detail,
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

    /// <summary>The next signature would be stamped after the end that the ticket names: nothing was sent.</summary>
    public static FaceEnrollmentException TooLate(FaceVendor vendor, string operation) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(vendor, operation, FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotSent)
            {
                IsRetryable = true,
                Detail = "The call's time is over by the clock: this machine slept, or its clock was set.",
            }
        );

    /// <summary>The host changed its options while the call ran: nothing was sent.</summary>
    public static FaceEnrollmentException Moved(FaceVendor vendor, string operation) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.InvalidRequest,
                FaceEnrollmentCertainty.NotSent
            )
            {
                Detail = "The option Endpoint was changed while the call ran.",
            }
        );

    /// <summary>Something that the host gave us failed, before anything was sent.</summary>
    public static FaceEnrollmentException OfHost(FaceVendor vendor, string operation, string what, Exception cause) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.HostCallback,
                FaceEnrollmentCertainty.NotSent
            )
            {
                Detail = what + " failed.",
            },
            inner: cause
        );

    /// <summary>A picture's own source failed before anything was sent.</summary>
    public static FaceEnrollmentException OfSource(FaceVendor vendor, string operation, ImageReadException cause) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.ImageSource,
                FaceEnrollmentCertainty.NotSent
            )
            {
                IsRetryable = true,
                Detail = cause.Message,
            },
            inner: cause
        );

    /// <summary>The error of an attempt that broke, by how far sending got.</summary>
    public static Exception Classify(
        FaceVendor vendor,
        string operation,
        bool changesFaces,
        Exception cause,
        SendEvidence? evidence,
        bool isSending,
        bool hasReplied,
        Uri? address,
        Deadline attempt,
        Deadline call,
        CancellationToken caller
    )
    {
        var attemptToken = attempt.Token;
        if (!caller.IsCancellationRequested && evidence?.Refusal is not null)
        {
            // A handler did what it must not do. Whatever it made of our refusal, the handler is what must be fixed.
            return evidence.FinalRefusal(changesFaces);
        }

        var source =
            caller.IsCancellationRequested ? FailureSource.Cancel
            : attemptToken.IsCancellationRequested && cause is OperationCanceledException ? FailureSource.Timeout
            : ExceptionChain.Find<ImageReadException>(cause) is not null ? FailureSource.SourceRead
            : attemptToken.IsCancellationRequested || cause is OperationCanceledException ? FailureSource.Timeout
            : FailureSource.Transport;
        var progress = evidence?.ProgressBy(cause) ?? SendProgress.NotStarted;
        // A reply proves that something was sent, even if a stub never asked for the body.
        progress = progress == SendProgress.NotStarted && hasReplied ? SendProgress.Complete : progress;
        var failure = FailureEvidence.WithoutReply(source, progress);
        var verdict = FailureClassifier.Classify(changesFaces ? failure : failure.ForPreparation());
        if (source == FailureSource.Cancel)
        {
            return Interrupted(vendor, operation, verdict.Certainty, cause, caller);
        }

        var error = new FaceEnrollmentError(vendor, operation, verdict.Kind, verdict.Certainty)
        {
            IsRetryable = verdict.IsRetryable,
            Detail = source switch
            {
                FailureSource.Transport => TransportFault.Describe(
                    cause,
                    progress,
                    evidence is { IsGuarded: true },
                    address
                ),
                FailureSource.Timeout => TimeoutFault.Of(
                    attempt,
                    call,
                    isSending ? TimeoutFault.Phase(evidence, progress, hasReplied) : "before the request was sent"
                ),
                _ => null,
            },
        };
        return FaceEnrollmentExceptionFactory.Create(error, verdict.Retry, cause);
    }
}
