using System.Globalization;

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

    /// <summary>Answers with a vendor's error code, in the vendor's envelope and with its documented HTTP status.</summary>
    /// <param name="code">Any code, for example <c>FailedOperation.ServerError</c>; at Guardrails a number as text is a service code.</param>
    /// <param name="message">The text beside it; a plain one when null.</param>
    /// <param name="stored">Whether the face is stored all the same. Default: no.</param>
    /// <param name="status">An HTTP status instead of the documented one.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Error(string code, string? message = null, bool stored = false, int? status = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new SandboxFault(FaultKind.Error, $"error {code}")
        {
            Code = code,
            Message = message,
            Stored = stored,
            Status = status,
        };
    }

    /// <summary>Answers with the vendor's rate-limit code.</summary>
    /// <param name="retryAfter">A Retry-After header as it shall stand there; the vendor's habit when null.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Throttled(string? retryAfter = null) =>
        new(FaultKind.Throttled, "throttled") { RetryAfter = retryAfter };

    /// <summary>Answers as if the token (or sign) had expired.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault ExpiredToken() => new(FaultKind.ExpiredToken, "expired-token");

    /// <summary>Answers with a bare HTTP status and an HTML body, as a gateway in between would.</summary>
    /// <param name="status">The status, for example 502.</param>
    /// <param name="retryAfter">A Retry-After header; none when null.</param>
    /// <param name="stored">Whether the face is stored all the same. Default: no.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault HttpStatus(int status, string? retryAfter = null, bool stored = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 300);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new SandboxFault(FaultKind.HttpStatus, string.Create(CultureInfo.InvariantCulture, $"status {status}"))
        {
            Status = status,
            RetryAfter = retryAfter,
            Stored = stored,
        };
    }

    /// <summary>Waits, by the sandbox's clock, before going on. Combines with another fault.</summary>
    /// <param name="time">How long.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault Latency(TimeSpan time) => new(FaultKind.Latency, "latency") { Time = time };

    /// <summary>Says nothing more until the client goes away.</summary>
    /// <param name="moment">When; <see cref="SandboxMoment.MidReply"/> is taken as before the reply.</param>
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

    /// <summary>Reads the call, closes the connection without a reply, and stores the face some time after that.</summary>
    /// <param name="delay">How long after, by the sandbox's clock.</param>
    /// <param name="reset">Whether the connection is reset instead of closed.</param>
    /// <returns>The fault. <see cref="FaceEnrollSandbox.DrainAsync"/> waits for what is still to be stored.</returns>
    public static SandboxFault StoreAfterClose(TimeSpan delay, bool reset = false) =>
        new(FaultKind.StoreAfterClose, "store-after-close") { Time = delay, Hard = reset };

    /// <summary>Stores the face and answers with the first half of the reply, framed as if it were all.</summary>
    /// <returns>The fault.</returns>
    public static SandboxFault TruncatedReply() => new(FaultKind.Truncated, "truncated");

    /// <summary>Stores the face and answers with a reply that is much too long.</summary>
    /// <param name="bytes">Its length. Default: 64 MiB.</param>
    /// <returns>The fault.</returns>
    public static SandboxFault OversizedReply(long bytes = DefaultOversize) =>
        new(FaultKind.Oversized, "oversized") { Bytes = bytes };

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

    internal static string MomentName(SandboxMoment moment) =>
        moment switch
        {
            SandboxMoment.BeforeReading => "before-reading",
            SandboxMoment.BeforeStoring => "before-storing",
            SandboxMoment.MidReply => "mid-reply",
            _ => "before-replying",
        };

    /// <summary>The fault's name.</summary>
    /// <returns>The same as <see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
