namespace FaceEnroll.Sdk.Sending;

/// <summary>The error of a send that a handler of the host tried and that was not allowed.</summary>
internal static class SendRefusal
{
    /// <summary>A handler tried to send the request again.</summary>
    public const string SecondTime =
        "A message handler tried to send this request a second time. Remove the handler that retries or "
        + "replays POST requests (for example AddStandardResilienceHandler, a Polly retry handler, "
        + "automatic redirects or handler credentials) from this registration's HttpClient: the SDK "
        + "retries by itself where that is safe.";

    /// <summary>A handler blocks a thread to send.</summary>
    public const string Synchronous =
        "A message handler tried to send this request synchronously (HttpMessageHandler.Send). Use SendAsync: only then can "
        + "the SDK see what leaves and break it off when the call is over.";

    /// <summary>The error.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="operation">What was to be done.</param>
    /// <param name="first">How far the allowed send got.</param>
    /// <param name="why">What the handler did.</param>
    public static FaceEnrollmentException Create(FaceVendor vendor, string operation, SendProgress first, string why) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                vendor,
                operation,
                FaceEnrollmentErrorKind.Conflict,
                first switch
                {
                    SendProgress.NotStarted => FaceEnrollmentCertainty.NotSent,
                    SendProgress.Partial => FaceEnrollmentCertainty.NotApplied,
                    _ => FaceEnrollmentCertainty.Unknown,
                }
            )
            {
                Detail = why,
            }
        );
}
