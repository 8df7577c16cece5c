using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk;

/// <summary>Every log message of the library, with stable event ids. None holds an id, a URL, a key or a picture.</summary>
internal static partial class FaceEnrollmentLog
{
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
        Level = LogLevel.Warning,
        Message = "{Registration}: cleaning up after {Operation} failed with {Fault}."
    )]
    public static partial void CleanUpFailed(ILogger logger, string registration, string operation, string fault);
}
