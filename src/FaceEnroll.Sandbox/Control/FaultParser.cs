using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Control;

/// <summary>A fault as the control API writes it: <c>{"fault": name, …}</c>.</summary>
internal static class FaultParser
{
    private static readonly string[] s_names =
    [
        "error",
        "throttled",
        "expired-token",
        "status",
        "latency",
        "hang",
        "close",
        "reset",
        "store-after-close",
        "truncated",
        "oversized",
        "html",
        "empty",
        "wrong-types",
        "wrong-clock",
        "redirect",
        "early-reply",
        "stale-reply",
        "headers",
        "store-on-command",
        "not-deleted",
        "short-list",
    ];

    /// <exception cref="FormatException">A name is missing or unknown, or a value makes no fault.</exception>
    public static SandboxFault Parse(SeedItem item)
    {
        try
        {
            return Make(item);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"The fault cannot be made: {e.Message}", e);
        }
    }

    private static SandboxFault Make(SeedItem item)
    {
        // Asked for only by the kinds that take it.
        bool Stored() => item.Number("stored", 0) != 0;
        return item.Required("fault") switch
        {
            "error" => SandboxFault.Error(item.Required("code"), item.Optional("message"), Stored(), Status(item)),
            "throttled" => SandboxFault.Throttled(item.TextOrNumber("retryAfter")),
            "expired-token" => SandboxFault.ExpiredToken(),
            "status" => SandboxFault.HttpStatus(
                Status(item) ?? throw new FormatException("fault.status is required."),
                item.TextOrNumber("retryAfter"),
                Stored()
            ),
            "latency" => SandboxFault.Latency(Wait(item)),
            "hang" => SandboxFault.Hang(Moment(item, SandboxMoment.BeforeReplying)),
            "close" => SandboxFault.Close(Moment(item, SandboxMoment.BeforeReplying)),
            "reset" => SandboxFault.Reset(Moment(item, SandboxMoment.BeforeReplying)),
            "store-after-close" => SandboxFault.StoreAfterClose(Wait(item), item.Number("reset", 0) != 0),
            "truncated" => SandboxFault.TruncatedReply(),
            "oversized" => item.Fraction("bytes") is null
                ? SandboxFault.OversizedReply()
                : SandboxFault.OversizedReply(item.Number("bytes", 0)),
            "html" => SandboxFault.HtmlReply(),
            "empty" => SandboxFault.EmptyReply(),
            "wrong-types" => SandboxFault.WrongTypedReply(),
            "wrong-clock" => SandboxFault.WrongClock(Time(item)),
            "redirect" => Redirect(item, Stored()),
            "early-reply" => SandboxFault.EarlyReply(Status(item) ?? 500, item.Number("afterBytes", 0), Stored()),
            "stale-reply" => SandboxFault.StaleReply(Stored()),
            "headers" => SandboxFault.ReplyHeaders(item.Texts("headers")),
            "store-on-command" => SandboxFault.StoreOnCommand(item.Number("reset", 0) != 0),
            "not-deleted" => SandboxFault.NotDeleted(),
            "short-list" => SandboxFault.ShortList(),
            _ => throw new FormatException($"fault.fault is not one of {string.Join(", ", s_names)}."),
        };
    }

    private static SandboxFault Redirect(SeedItem item, bool stored) =>
        Status(item) is 301 or 302 or 303 or 307 or 308
        && Uri.TryCreate(item.Required("location"), UriKind.RelativeOrAbsolute, out var location)
            ? SandboxFault.Redirect(Status(item)!.Value, location, stored)
            : throw new FormatException(
                "fault.status is not 301, 302, 303, 307 or 308, or fault.location is no address."
            );

    private static int? Status(SeedItem item) =>
        item.Number("status", 0) switch
        {
            0 => null,
            >= 300 and <= 599 and not 304 and var status => status,
            _ => throw new FormatException("fault.status is not between 300 and 599, or it is 304, which has no body."),
        };

    private static TimeSpan Wait(SeedItem item) =>
        Time(item) is var time && time >= TimeSpan.Zero
            ? time
            : throw new FormatException("fault.milliseconds is below 0.");

    private static TimeSpan Time(SeedItem item) =>
        item.Fraction("milliseconds") switch
        {
            null => throw new FormatException("fault.milliseconds is required, as a number."),
            > int.MaxValue => throw new FormatException("fault.milliseconds is at most 2147483647."),
            < -int.MaxValue => throw new FormatException("fault.milliseconds is at least -2147483647."),
            { } time => TimeSpan.FromMilliseconds(time),
        };

    private static SandboxMoment Moment(SeedItem item, SandboxMoment otherwise) =>
        item.Optional("moment") switch
        {
            null => otherwise,
            "before-reading" => SandboxMoment.BeforeReading,
            "mid-body" => SandboxMoment.MidBody,
            "before-storing" => SandboxMoment.BeforeStoring,
            "before-replying" => SandboxMoment.BeforeReplying,
            "mid-reply" => SandboxMoment.MidReply,
            _ => throw new FormatException(
                "fault.moment is not one of before-reading, mid-body, before-storing, before-replying, mid-reply."
            ),
        };
}
