using System.Globalization;
using FaceEnroll.Sandbox.Faults;

namespace FaceEnroll.Sandbox;

/// <summary>One way to misbehave. Immutable; hand it to <see cref="SandboxFaults"/> as often as you like.</summary>
public sealed class SandboxFault
{
    private const long DefaultOversize = 64L * 1024 * 1024;

    private SandboxFault(FaultKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>A short name for the record and the page, for example <c>close before-storing</c>.</summary>
    public string Name { get; }

    internal FaultKind Kind { get; }

    internal SandboxMoment Moment { get; private init; } = SandboxMoment.BeforeReplying;

    internal bool Stored { get; private init; }

    internal string? Code { get; private init; }

    internal string? Message { get; private init; }

    internal int? Status { get; private init; }

    internal string? RetryAfter { get; private init; }

    internal TimeSpan Time { get; private init; }

    internal long Bytes { get; private init; }

    internal bool Hard { get; private init; }

    internal string? Location { get; private init; }

    internal IReadOnlyList<KeyValuePair<string, string?>> Headers { get; private init; } = [];

    /// <summary>Answers with a vendor's error code, in the vendor's envelope and with its documented HTTP status.</summary>
    /// <param name="code">Any code, for example <c>FailedOperation.ServerError</c>; at Guardrails a number as text is a service code.</param>
    /// <param name="message">The text that goes with it; a plain one when null.</param>
    /// <param name="stored">Whether the face is stored anyway. Default: no.</param>
    /// <param name="status">An HTTP status instead of the documented one.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Error(string code, string? message = null, bool stored = false, int? status = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        // A vendor may wrap an error in an ordinary reply.
        if (status is { } given and not 200)
        {
            FaultRules.CheckStatus(given);
        }

        return new SandboxFault(FaultKind.Error, $"error {code}")
        {
            Code = code,
            Message = message,
            Stored = stored,
            Status = status,
        };
    }

    /// <summary>Answers with the vendor's rate-limit code.</summary>
    /// <param name="retryAfter">A Retry-After header, exactly as it is sent; what the vendor usually sends when null.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Throttled(string? retryAfter = null)
    {
        FaultRules.CheckValue(retryAfter, nameof(retryAfter));
        return new SandboxFault(FaultKind.Throttled, "throttled") { RetryAfter = retryAfter };
    }

    /// <summary>Answers as if the token (or sign) had expired.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault ExpiredToken() => new(FaultKind.ExpiredToken, "expired-token");

    /// <summary>Answers with a bare HTTP status and an HTML body, as a gateway in between would.</summary>
    /// <param name="status">The status, for example 502.</param>
    /// <param name="retryAfter">A Retry-After header; none when null.</param>
    /// <param name="stored">Whether the face is stored anyway. Default: no.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault HttpStatus(int status, string? retryAfter = null, bool stored = false)
    {
        FaultRules.CheckStatus(status);
        FaultRules.CheckValue(retryAfter, nameof(retryAfter));
        return new SandboxFault(FaultKind.HttpStatus, string.Create(CultureInfo.InvariantCulture, $"status {status}"))
        {
            Status = status,
            RetryAfter = retryAfter,
            Stored = stored,
        };
    }

    /// <summary>Answers with a redirect and no body.</summary>
    /// <param name="status">301, 302, 303, 307 or 308.</param>
    /// <param name="location">Where to, absolute or relative.</param>
    /// <param name="stored">Whether the face is stored anyway. Default: no.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Redirect(int status, Uri location, bool stored = false)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (status is not (301 or 302 or 303 or 307 or 308))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "301, 302, 303, 307 and 308 redirect.");
        }

        var target = location.IsAbsoluteUri ? location.AbsoluteUri : location.OriginalString;
        FaultRules.CheckValue(target, nameof(location));
        return new SandboxFault(FaultKind.Redirect, string.Create(CultureInfo.InvariantCulture, $"redirect {status}"))
        {
            Status = status,
            Location = target,
            Stored = stored,
        };
    }

    /// <summary>Answers while the body is still arriving, then reads it to its end.</summary>
    /// <param name="status">The status of the reply, a gateway's with a page of HTML. Default: 500.</param>
    /// <param name="afterBytes">How much of the body is read first. Default: nothing.</param>
    /// <param name="stored">Whether the call is still executed once its body is there. Default: no.</param>
    /// <returns>The fault. <see cref="FaceEnrollSandbox.DrainAsync"/> waits for the end of the body.</returns>
    public static SandboxFault EarlyReply(int status = 500, long afterBytes = 0, bool stored = false)
    {
        FaultRules.CheckStatus(status);
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        return new SandboxFault(
            FaultKind.EarlyReply,
            string.Create(CultureInfo.InvariantCulture, $"early-reply {status}")
        )
        {
            Status = status,
            Bytes = afterBytes,
            Stored = stored,
        };
    }

    /// <summary>
    /// Answers at once with the reply to the previous request on the same connection, as if that one had been answered
    /// twice, then reads the body to its end. It waits for a call on a connection that has had a reply.
    /// </summary>
    /// <param name="stored">Whether the call is still executed once its body is there. Default: no.</param>
    /// <returns>The fault. <see cref="FaceEnrollSandbox.DrainAsync"/> waits for the end of the body.</returns>
    public static SandboxFault StaleReply(bool stored = false) =>
        new(FaultKind.StaleReply, "stale-reply") { Stored = stored };

    /// <summary>
    /// Sets or omits headers of the reply, whatever it is, even that of another fault: <c>("Date", null)</c> for none,
    /// <c>("Date", "Fri, 31 Dec 9999 23:59:59 GMT")</c>, <c>("Age", "30"), ("Via", "1.1 cache")</c>. Combines with another fault.
    /// </summary>
    /// <param name="headers">Name and value; null omits it. None twice, none that frames the reply or is about the connection. Over HTTP/2 an omitted Date is there with an empty value.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault ReplyHeaders(params (string Name, string? Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        FaultRules.CheckHeaders(headers, nameof(headers));
        return new SandboxFault(FaultKind.Headers, "headers " + string.Join(", ", headers.Select(h => h.Name)))
        {
            Headers = [.. headers.Select(h => new KeyValuePair<string, string?>(h.Name, h.Value))],
        };
    }

    /// <summary>Waits, by the sandbox's clock, before going on. Combines with another fault.</summary>
    /// <param name="time">How long: not negative, and below 24 days.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Latency(TimeSpan time)
    {
        FaultRules.CheckTime(time, nameof(time));
        return new SandboxFault(FaultKind.Latency, "latency") { Time = time };
    }

    /// <summary>Says nothing more until the client goes away.</summary>
    /// <param name="moment">When; <see cref="SandboxMoment.MidReply"/> counts as before the reply.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Hang(SandboxMoment moment = SandboxMoment.BeforeReplying) =>
        new(FaultKind.Hang, $"hang {MomentName(moment)}") { Moment = moment };

    /// <summary>Closes the connection in an orderly way (FIN).</summary>
    /// <param name="moment">When.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Close(SandboxMoment moment) =>
        new(FaultKind.Close, $"close {MomentName(moment)}") { Moment = moment };

    /// <summary>Resets the connection (RST).</summary>
    /// <param name="moment">When. Over HTTPS, in the middle of the reply means before it.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Reset(SandboxMoment moment) =>
        new(FaultKind.Close, $"reset {MomentName(moment)}") { Moment = moment, Hard = true };

    /// <summary>
    /// Reads the call, closes the connection without a reply, and executes it some time after that. Signature and token are
    /// judged then, by the sandbox's clock at that time: what is no longer valid never stores anything. A deletion that is
    /// named as the operation lands late in the same way, and takes what was added meanwhile if it fits.
    /// </summary>
    /// <param name="delay">How long after the close, by the sandbox's clock: not negative, and below 24 days.</param>
    /// <param name="reset">Whether the connection is reset instead of closed.</param>
    /// <returns>The fault. <see cref="FaceEnrollSandbox.DrainAsync"/> waits for what is still to be stored or deleted.</returns>
    public static SandboxFault StoreAfterClose(TimeSpan delay, bool reset = false)
    {
        FaultRules.CheckTime(delay, nameof(delay));
        return new SandboxFault(FaultKind.StoreAfterClose, "store-after-close") { Time = delay, Hard = reset };
    }

    /// <summary>The same as <see cref="StoreAfterClose"/>, at <see cref="FaceEnrollSandbox.StoreHeldAsync"/> instead of after a time.</summary>
    /// <param name="reset">Whether the connection is reset instead of closed.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault StoreOnCommand(bool reset = false) =>
        new(FaultKind.StoreOnCommand, "store-on-command") { Hard = reset };

    /// <summary>Stores the face and answers with the first half of the reply, framed as if it were the whole reply.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault TruncatedReply() => new(FaultKind.Truncated, "truncated");

    /// <summary>Stores the face and answers with a reply that is much too long.</summary>
    /// <param name="bytes">Its length. Default: 64 MiB.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault OversizedReply(long bytes = DefaultOversize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        return new SandboxFault(FaultKind.Oversized, "oversized") { Bytes = bytes };
    }

    /// <summary>Stores the face and answers with a page of HTML and status 200.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault HtmlReply() => new(FaultKind.Html, "html");

    /// <summary>Stores the face and answers with nothing and status 200.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault EmptyReply() => new(FaultKind.Empty, "empty");

    /// <summary>Stores the face and answers with a reply in which every value has another JSON type.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault WrongTypedReply() => new(FaultKind.WrongTypes, "wrong-types");

    /// <summary>Serves the call with a clock that is off.</summary>
    /// <param name="offset">What is added to the sandbox's clock.</param>
    /// <returns>The fault. For a lasting one, see <see cref="FaceEnrollSandbox.ClockOffset"/>.</returns>
    public static SandboxFault WrongClock(TimeSpan offset) =>
        new(FaultKind.WrongClock, "wrong-clock") { Time = offset };

    /// <summary>
    /// Answers a deletion as if all were well, and deletes nothing. Where the vendor's reply names or counts what it deleted,
    /// it names nothing and counts 0; where it does not, it is the ordinary success. Other operations are served as ever.
    /// </summary>
    /// <returns>The fault.</returns>
    public static SandboxFault NotDeleted() => new(FaultKind.NotDeleted, "not-deleted");

    /// <summary>
    /// Leaves out the last entry of a list that comes in pages, and counts it all the same: of <c>GetPersonList</c>,
    /// <c>GetPersons</c>, <c>QueryFaceRecord</c> or FinAuth's <c>list</c>. Other operations are served as ever.
    /// </summary>
    /// <returns>The fault.</returns>
    public static SandboxFault ShortList() => new(FaultKind.ShortList, "short-list");

    internal static string MomentName(SandboxMoment moment) =>
        moment switch
        {
            SandboxMoment.BeforeReading => "before-reading",
            SandboxMoment.MidBody => "mid-body",
            SandboxMoment.BeforeStoring => "before-storing",
            SandboxMoment.MidReply => "mid-reply",
            _ => "before-replying",
        };

    /// <summary>The fault's name.</summary>
    /// <returns>The same as <see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
