using System.Buffers;
using System.Text.Json;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk.Replies;

/// <summary>A reply, read up to a cap into a pooled buffer, without its content coding and its byte order mark.</summary>
internal sealed partial class VendorReply : IDisposable
{
    /// <summary>More than any documented reply of these operations holds.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int MaxMessageLength = 512;

    private readonly HttpResponseMessage _response;
    private readonly Attempt _attempt;
    private readonly bool _changesFaces;
    private readonly bool _isEndless;
    private JsonDocument? _json;

    private VendorReply(HttpResponseMessage response, Attempt attempt, bool changesFaces, int capacity)
    {
        _response = response;
        _attempt = attempt;
        _changesFaces = changesFaces;
        // Only the end of the connection marks the end of the reply, just as for one that was cut. A buffer would name a length.
        _isEndless =
            response.Version.Major < 2
            && response.Content?.Headers.ContentLength is null
            && response.Headers.TransferEncodingChunked != true;
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>The attempt that it answers.</summary>
    public Attempt Attempt => _attempt;

    public int Status => (int)_response.StatusCode;

    /// <summary>The body as a document, which ends with the reply.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public JsonElement Json =>
        (_json ??= JsonDocument.Parse(Memory, new JsonDocumentOptions { MaxDepth = 16 })).RootElement;

    /// <summary>
    /// The vendor's clock, by the reply's Date header; null when it names none, an impossible one, or several: then one is
    /// somebody else's.
    /// </summary>
    public DateTimeOffset? Date =>
        ReplyDate.Of(_response.Headers) is { } date && VendorClock.IsSane(date) ? date : null;

    /// <summary>Whether a cache or a proxy was on the way, which may have written the Date, or the whole reply.</summary>
    public bool IsDateDoubtful => _response.Headers.Contains("Age") || _response.Headers.Contains("Via");

    /// <summary>A header's first raw value: typed accessors drop what is not exactly the standard form.</summary>
    public string? Header(string name) =>
        _response.Headers.TryGetValues(name, out var values) ? First(values)
        : _response.Content?.Headers.TryGetValues(name, out values) == true ? First(values!)
        : null;

    /// <summary>The failure that a vendor code means.</summary>
    /// <param name="code">The code as it came.</param>
    /// <param name="verdict">The vendor table's row; null when the code is left to the status.</param>
    /// <param name="message">The vendor's own text.</param>
    /// <param name="requestId">The vendor's id of the request.</param>
    /// <param name="statusVerdict">The vendor's own meaning of this status for a code that is not listed.</param>
    /// <param name="isOwnCode">The code was put together by this library from words of the vendor's pages.</param>
    /// <param name="isTooLarge">The code says that the picture is too large.</param>
    public FaceEnrollmentException Refused(
        string code,
        Verdict? verdict,
        string? message,
        string? requestId,
        Verdict? statusVerdict = null,
        bool isOwnCode = false,
        bool isTooLarge = false
    )
    {
        var shown = isOwnCode ? ReplyText.ShownToken(code, _attempt) : Shown(code);
        var evidence = FailureEvidence.ForCode(Progress, Status, verdict, statusVerdict);
        var detail =
            isTooLarge ? TooLargeRequest.Describe(_attempt)
            : shown is null ? "The vendor's code is not shown."
            : null;
        return Failure(evidence, shown, message, requestId, detail);
    }

    /// <summary>A request id or code as it may be shown; null when it may not be.</summary>
    public string? Shown(string? text) => ReplyText.Shown(text, _attempt);

    /// <summary>The failure of a reply that says neither success nor why not.</summary>
    /// <param name="requestId">The vendor's id of the request, where one was found.</param>
    /// <param name="statusVerdict">The vendor's own meaning of this status.</param>
    /// <param name="isShaped">Whether it was of the documented shape at all.</param>
    public FaceEnrollmentException Unreadable(
        string? requestId = null,
        Verdict? statusVerdict = null,
        bool isShaped = false
    )
    {
        var readability =
            Readability != ReplyReadability.Readable ? Readability
            : isShaped ? ReplyReadability.Readable
            : JsonCompleteness.IsBroken(Body) ? ReplyReadability.Incomplete
            : ReplyReadability.Unreadable;
        if (_isEndless && readability is (ReplyReadability.Empty or ReplyReadability.Unreadable))
        {
            readability = ReplyReadability.Endless;
        }

        return Failure(
            FailureEvidence.WithoutCode(Progress, Status, readability, statusVerdict),
            null,
            null,
            requestId,
            Describe(readability)
        );
    }

    /// <summary>The reply answers something other than what was sent: only how far sending got counts.</summary>
    public FaceEnrollmentException Doubted(ReplyDoubt doubt)
    {
        // One that a handler made up proves nothing, not even that something was sent.
        var verdict =
            doubt == ReplyDoubt.MadeUp && _attempt.Evidence is { Progress: not SendProgress.Complete and var progress }
                ? FailureClassifier.Classify(FailureEvidence.WithoutReply(FailureSource.Transport, progress))
                : Verdict.Unknown(FaceEnrollmentErrorKind.Protocol);
        var error = new FaceEnrollmentError(_attempt.Vendor, _attempt.Operation, verdict.Kind, verdict.Certainty)
        {
            StatusCode = Status,
            IsRetryable = verdict.IsRetryable,
            Detail = doubt switch
            {
                ReplyDoubt.Redirected =>
                    "A redirect was followed, so the reply is from another address. Switch automatic redirects off "
                        + "(AllowAutoRedirect = false) in this registration's HttpClient.",
                ReplyDoubt.SentUnseen =>
                    "A message handler copied the request, and the reply did not come by the handler that sends: the "
                        + "copy may have been sent another way, and more than once.",
                _ => "A message handler answered in the vendor's place.",
            },
        };
        return FaceEnrollmentExceptionFactory.Create(error, verdict.Retry);
    }

    /// <summary>The reply says success, but the request's body never left whole.</summary>
    public FaceEnrollmentException OfIncompleteBody() =>
        OfAnotherRequest(
            "The reply says success, but the request was not sent whole, or not by this HttpClient's primary handler: it "
                + "may answer another request. A test's fake belongs in the primary handler's place.",
            null
        );

    /// <summary>The reply says success, but of another person or library than the request's.</summary>
    /// <param name="what">What differs, in a word.</param>
    /// <param name="requestId">The vendor's id of the request.</param>
    public FaceEnrollmentException OfAnother(string what, string? requestId) =>
        OfAnotherRequest(
            $"The reply says success, but names another {what} than the request: it may answer another one. A test's "
                + "canned reply must name the request's own, or none.",
            requestId
        );

    public void Dispose()
    {
        _json?.Dispose();
        ReturnBuffer();
        _response.Dispose();
    }

    /// <summary>
    /// A reply for which no byte of the body was asked comes from a stub or a cache: it proves nothing about what was sent,
    /// so it counts as if all of it had been.
    /// </summary>
    private SendProgress Progress =>
        _attempt.Evidence is { Progress: not SendProgress.NotStarted } evidence
            ? evidence.Progress
            : SendProgress.Complete;

    private FaceEnrollmentException OfAnotherRequest(string detail, string? requestId) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                _attempt.Vendor,
                _attempt.Operation,
                FaceEnrollmentErrorKind.Protocol,
                FaceEnrollmentCertainty.Unknown
            )
            {
                StatusCode = Status,
                RequestId = Shown(requestId),
                Detail = detail,
            }
        );

    private TimeSpan? RetryAfter =>
        RetryAfterParser.ParseMilliseconds(Header("x-acs-retry-after"))
        ?? RetryAfterParser.Parse(Header("Retry-After"), _attempt.Now);

    private FaceEnrollmentException Failure(
        FailureEvidence evidence,
        string? code,
        string? message,
        string? requestId,
        string? detail
    )
    {
        var verdict = FailureClassifier.Classify(_changesFaces ? evidence : evidence.ForPreparation());
        var isTooLarge = Status == 413 && verdict.Kind == FaceEnrollmentErrorKind.ImageInvalid;
        if (isTooLarge && _attempt.Pictures.Count == 0)
        {
            // Nothing in it is the picture's fault.
            verdict = new Verdict(FaceEnrollmentErrorKind.InvalidRequest, verdict.Certainty, verdict.Retry);
        }

        var error = new FaceEnrollmentError(_attempt.Vendor, _attempt.Operation, verdict.Kind, verdict.Certainty)
        {
            VendorCode = code,
            VendorMessage = CutMessage(message),
            RequestId = Shown(requestId),
            StatusCode = Status,
            IsRetryable = verdict.IsRetryable,
            RetryAfter = verdict.Kind == FaceEnrollmentErrorKind.Throttled ? RetryAfter : null,
            BlockScope = verdict.Scope,
            Detail = isTooLarge ? TooLargeRequest.Describe(_attempt) : detail,
        };
        return FaceEnrollmentExceptionFactory.Create(error, verdict.Retry);
    }

    private string Describe(ReplyReadability readability) =>
        readability switch
        {
            ReplyReadability.Empty or ReplyReadability.Unreadable when Status is >= 300 and < 400 =>
                "The vendor's address answers with a redirect, and redirects are not followed: the Endpoint is another service's, or "
                    + "something on the way answers in the vendor's place.",
            // Servers and proxies send these without any body from the vendor.
            ReplyReadability.Empty or ReplyReadability.Unreadable when Status == 414 =>
                "The request's address is longer than the server takes, or a proxy on the way.",
            ReplyReadability.Empty or ReplyReadability.Unreadable when Status == 431 =>
                "The request's headers are larger than the server takes, or a proxy on the way.",
            ReplyReadability.Empty => "The reply is empty.",
            ReplyReadability.Truncated => "The reply broke off.",
            ReplyReadability.Incomplete => "The reply broke off, or its JSON is damaged.",
            ReplyReadability.Endless =>
                "The reply names no length, so it may have been cut, and no code was read in it.",
            ReplyReadability.Undecodable => ReplyCoding.Describe(_badCoding!),
            ReplyReadability.TooLarge => "The reply is larger than any documented one.",
            _ => "The reply is not what the vendor documents.",
        };

    /// <summary>A vendor's own text as it is shown: cut, and in one line.</summary>
    public static string? CutMessage(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var chars = text!.Substring(0, Math.Min(MaxMessageLength, text.Length)).ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (char.IsControl(chars[i]))
            {
                chars[i] = ' ';
            }
        }

        return new string(chars);
    }

    private static string? First(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            return value;
        }

        return null;
    }
}
