using System.Globalization;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// What the numbers in <c>code</c> and <c>data.code</c> mean. They look like HTTP statuses but are not: 401 is an unsafe
/// picture URL, 408 a missing right, 588 a rate limit. The gateway's text codes come through <see cref="ForGatewayCode"/>.
/// </summary>
internal static class AlibabaGuardrailsErrors
{
    public const int Success = 200;

    private static readonly VerdictTable s_codes = new()
    {
        { Verdict.Refused(Kind.InvalidRequest), "400", "594", "595" },
        { Verdict.Refused(Kind.ImageInvalid), "401", "403", "404", "480", "589", "590" },
        // The vendor's three seconds to fetch the picture were over.
        { Verdict.Refused(Kind.ImageInvalid, RetryAdvice.Bounded), "592" },
        { Verdict.Refused(Kind.Permission), "408", "411", "596" },
        // EXCEED_QUOTA by name, a rate limit by meaning.
        { Verdict.Throttled, "588" },
        // 280 is "still running"; 591 probably a refusal, but no page says so.
        { Verdict.Unknown(), "280", "500", "503", "580", "581", "585", "586", "587", "591" },
    };

    internal static IReadOnlyCollection<string> Codes => s_codes.Codes;

    /// <summary>One number of a service reply; null for success.</summary>
    /// <param name="code">The number.</param>
    /// <param name="msg">The reply's text.</param>
    /// <param name="urls">
    /// How many pictures the vendor was to download. No page says that it stores none of several when it cannot fetch one.
    /// </param>
    public static Verdict? ForCode(int code, string? msg, int urls = 0) =>
        code switch
        {
            Success => null,
            403 or 404 or 480 or 592 when urls > 1 => Verdict.Unknown(Kind.ImageInvalid),
            400 => ForPersonMessage(msg) ?? Verdict.Refused(Kind.InvalidRequest),
            _ => s_codes.Find(code.ToString(CultureInfo.InvariantCulture))
                ?? (code is > 400 and < 500 ? Verdict.Refused(Kind.InvalidRequest) : Verdict.Unknown()),
        };

    /// <summary>Both numbers of a service reply: the outer one decides unless it is success.</summary>
    public static Verdict? ForReply(int code, int? dataCode, string? msg, int urls = 0) =>
        ForCode(code, msg, urls) ?? (dataCode is { } inner ? ForCode(inner, msg, urls) : null);

    /// <summary>A text code: the gateway answered, not the service. Null leaves it to the HTTP status.</summary>
    public static Verdict? ForGatewayCode(string code) => AlibabaGatewayErrors.ForCode(code);

    /// <summary>A picture's item that says <c>success: false</c>. Its <c>msg</c> is on no page.</summary>
    public static Verdict ForItem(string? msg) => ForPersonMessage(msg) ?? Verdict.Refused(Kind.ImageInvalid);

    private static Verdict? ForPersonMessage(string? msg)
    {
        // Only the message tells these two apart; case and closing punctuation do not count.
        var text = msg?.Trim().TrimEnd('!', '.', ' ');
        if (string.Equals(text, "The person is not exist", StringComparison.OrdinalIgnoreCase))
        {
            return Verdict.Refused(Kind.PersonNotFound);
        }

        return string.Equals(text, "The person is exist", StringComparison.OrdinalIgnoreCase)
            ? Verdict.Refused(Kind.Duplicate)
            : null;
    }
}
