using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk;

/// <summary>Every log message of the library, with stable event ids. None holds an id, a URL, a key or a picture.</summary>
internal static partial class FaceEnrollmentLog
{
    /// <summary>A null would read "(null)".</summary>
    private const string None = "none";

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "{Registration}: picture {Index} should be {Rule}; it is sent all the same."
    )]
    public static partial void ImageRuleBroken(ILogger logger, string registration, int index, string rule);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "{Registration}: the image host failed to take picture {Index} down ({ExceptionType}); its URL may still be public."
    )]
    public static partial void ImageNotTakenDown(ILogger logger, string registration, int index, string exceptionType);

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Debug,
        Message = "{Registration}: {Operation} enrolled in {Milliseconds} ms."
    )]
    public static partial void Enrolled(ILogger logger, string registration, string operation, double milliseconds);

    public static void Failed(ILogger logger, string registration, FaceEnrollmentError error, bool isCanceled) =>
        Failed(
            logger,
            registration,
            error.Operation,
            Kind(error, isCanceled),
            error.Certainty,
            error.VendorCode ?? None,
            error.RequestId ?? None
        );

    public static void OutcomeUnknown(
        ILogger logger,
        string registration,
        FaceEnrollmentError error,
        bool isCanceled
    ) => OutcomeUnknown(logger, registration, error.Operation, Kind(error, isCanceled), error.RequestId ?? None);

    [LoggerMessage(
        EventId = 4,
        Level = LogLevel.Warning,
        Message = "{Registration}: {Operation} failed: {Kind}, {Certainty}, code {VendorCode}, request {RequestId}."
    )]
    private static partial void Failed(
        ILogger logger,
        string registration,
        string operation,
        string kind,
        FaceEnrollmentCertainty certainty,
        string vendorCode,
        string requestId
    );

    [LoggerMessage(
        EventId = 5,
        Level = LogLevel.Error,
        Message = "{Registration}: {Operation} may have enrolled a face ({Kind}), request {RequestId}: check before sending it again."
    )]
    private static partial void OutcomeUnknown(
        ILogger logger,
        string registration,
        string operation,
        string kind,
        string requestId
    );

    [LoggerMessage(
        EventId = 6,
        Level = LogLevel.Information,
        Message = "{Registration}: {Operation} is tried again after {Kind}, in {Milliseconds} ms."
    )]
    public static partial void Retry(
        ILogger logger,
        string registration,
        string operation,
        FaceEnrollmentErrorKind kind,
        double milliseconds
    );

    [LoggerMessage(
        EventId = 7,
        Level = LogLevel.Warning,
        Message = "{Registration}: this machine's clock is off by {Seconds} s from the vendor's; requests are signed with the vendor's."
    )]
    public static partial void ClockCorrected(ILogger logger, string registration, double seconds);

    [LoggerMessage(
        EventId = 8,
        Level = LogLevel.Information,
        Message = "{Registration}: the vendor refused the credentials or token of {Operation}; they are fetched anew."
    )]
    public static partial void CredentialsDropped(ILogger logger, string registration, string operation);

    [LoggerMessage(
        EventId = 9,
        Level = LogLevel.Information,
        Message = "{Registration}: {Operation} read back: {Status}."
    )]
    public static partial void Reconciled(
        ILogger logger,
        string registration,
        string operation,
        FaceReconciliationStatus status
    );

    [LoggerMessage(
        EventId = 10,
        Level = LogLevel.Warning,
        Message = "{Registration}: cleaning up after {Operation} failed with {Fault}."
    )]
    public static partial void CleanUpFailed(ILogger logger, string registration, string operation, string fault);

    [LoggerMessage(
        EventId = 11,
        Level = LogLevel.Error,
        Message = "{Registration}: the changed options are refused, and the last good ones stay: {Faults}"
    )]
    public static partial void OptionsRefused(ILogger logger, string registration, string faults);

    [LoggerMessage(
        EventId = 12,
        Level = LogLevel.Warning,
        Message = "{Registration}: the ticket store failed after {Operation} with {Fault}; the ticket stays open."
    )]
    public static partial void TicketNotKept(ILogger logger, string registration, string operation, string fault);

    [LoggerMessage(
        EventId = 13,
        Level = LogLevel.Warning,
        Message = "{Registration}: requests pass no FaceEnrollmentGuardHandler, so what other message handlers do to them is not seen."
    )]
    public static partial void Unguarded(ILogger logger, string registration);

    [LoggerMessage(
        EventId = 14,
        Level = LogLevel.Warning,
        Message = "{Registration}: its key is also used by {Other}, under another account name. Give both the same Account."
    )]
    public static partial void KeyOfTwoAccounts(ILogger logger, string registration, string other);

    /// <summary>No kind says that the caller canceled.</summary>
    private static string Kind(FaceEnrollmentError error, bool isCanceled) =>
        isCanceled ? "Canceled" : error.Kind.ToString();

    [LoggerMessage(
        EventId = 15,
        Level = LogLevel.Debug,
        Message = "{Registration}: {Operation} deleted {Gone} of {Faces} faces."
    )]
    public static partial void Deleted(ILogger logger, string registration, string operation, int gone, int faces);

    [LoggerMessage(
        EventId = 16,
        Level = LogLevel.Information,
        Message = "{Registration}: {Operation} erased a person, {Status}: {Gone} of {Faces} faces are gone."
    )]
    public static partial void Erased(
        ILogger logger,
        string registration,
        string operation,
        string status,
        int gone,
        int faces
    );

    [LoggerMessage(
        EventId = 17,
        Level = LogLevel.Debug,
        Message = "{Registration}: picture {Index} was prepared, {SourceBytes} bytes became {SentBytes}."
    )]
    public static partial void ImagePrepared(
        ILogger logger,
        string registration,
        int index,
        long sourceBytes,
        long sentBytes
    );

    [LoggerMessage(
        EventId = 18,
        Level = LogLevel.Warning,
        Message = "{Registration}: the preparer warned of picture {Index} ({Count} remarks); it is sent all the same."
    )]
    public static partial void ImageWarnings(ILogger logger, string registration, int index, int count);

    [LoggerMessage(
        EventId = 19,
        Level = LogLevel.Warning,
        Message = "{Registration}: the ledger failed after {Operation} with {Fault}; the call stays open there."
    )]
    public static partial void LedgerNotKept(ILogger logger, string registration, string operation, string fault);

    [LoggerMessage(
        EventId = 20,
        Level = LogLevel.Warning,
        Message = "{Registration}: the ledger failed at {Operation} with {Fault}; it still has as enrolled what was deleted."
    )]
    public static partial void DeletionNotKept(ILogger logger, string registration, string operation, string fault);
}
