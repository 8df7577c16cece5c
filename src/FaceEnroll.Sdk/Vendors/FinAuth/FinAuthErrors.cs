using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Scope = FaceEnroll.Sdk.FaceEnrollmentBlockScope;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>What FinAuth's error texts mean: <c>CODE</c> or <c>CODE:detail</c>, with or without blanks.</summary>
internal static class FinAuthErrors
{
    private const string AuthorizationError = "AUTHORIZATION_ERROR";

    private static readonly VerdictTable s_codes = new()
    {
        // The vendor's table has one of these names and its example body the other.
        { Verdict.Refused(Kind.LibraryNotFound), "INVALID_OUTER_ID", "INVALID_GROUP_ID" },
        { Verdict.Refused(Kind.NoFace), "NO_FACE_FOUND" },
        {
            Verdict.Refused(Kind.InvalidRequest),
            "MISSING_ARGUMENTS",
            "BAD_ARGUMENTS",
            "COEXISTENCE_ARGUMENTS",
            "API_NOT_FOUND"
        },
        {
            Verdict.Refused(Kind.ImageInvalid),
            "IMAGE_ERROR_UNSUPPORTED_FORMAT",
            "INVALID_IMAGE_SIZE",
            "IMAGE_DOWNLOAD_TIMEOUT",
            "Request Entity Too Large"
        },
        { Verdict.Refused(Kind.ImageQuality), "MULTIPLE_FACES", "LOW_QUALITY" },
        { Verdict.Refused(Kind.Authentication), "AUTHENTICATION_ERROR" },
        { Verdict.Refused(Kind.Permission), AuthorizationError },
        { Verdict.Throttled, "CONCURRENCY_LIMIT_EXCEEDED" },
        // From "free", which deletes a library: there are still faces in it.
        { Verdict.Refused(Kind.Conflict), "NOT_EMPTY" },
        { Verdict.Unknown(), "INTERNAL_ERROR" },
    };

    // The detail of AUTHORIZATION_ERROR; any other detail means a missing right.
    private static readonly VerdictTable s_reasons = new()
    {
        { Verdict.Refused(Kind.ClockSkew, RetryAdvice.CorrectClock), "EXPIRED_SIGN" },
        { Verdict.Refused(Kind.Authentication), "INVALID_SIGN", "API_KEY_BE_DISCONTINUED" },
        {
            Verdict.Refused(Kind.Permission),
            "IP_NOT_ALLOWED",
            "NO_VERIFY_PERMISSION",
            "NO_DATA_SOURCE_PERMISSION",
            "DENIED",
            "Denied by Client",
            "Denied by Admin"
        },
        // No page says whether the allowance is the key's or the account's.
        { Verdict.Blocked(Kind.Quota, Scope.Unspecified), "LIMIT_REACHED", "MORE_RETRY_TIMES" },
        { Verdict.Blocked(Kind.Billing, Scope.Account), "Insufficient Account Balance" },
    };

    internal static IEnumerable<string> Codes =>
        s_codes.Codes.Concat(s_reasons.Codes.Select(reason => AuthorizationError + ":" + reason));

    /// <summary>The text of <c>error</c> or <c>error_message</c>; null for an unlisted code: the HTTP status decides.</summary>
    public static Verdict? ForCode(string text)
    {
        text = text.Trim();
        var colon = text.IndexOf(':');
        var code = colon < 0 ? text : text.Substring(0, colon).TrimEnd();
        if (s_codes.Find(code) is null)
        {
            code = KnownPrefix(text) ?? code;
        }

        return code == AuthorizationError
            ? ForReason(text.Substring(code.Length)) ?? s_codes.Find(code)
            : s_codes.Find(code);
    }

    /// <summary>Whether a read's code says that there is no such face (the only failure that its page prints).</summary>
    public static bool SaysThatFaceIsMissing(string? code) => code is "INVALID_FACE_TOKEN";

    /// <summary>
    /// The code by itself, to be shown. The detail may quote a field, so only a listed reason is kept of it, and nothing is
    /// kept of a text that does not begin with a code.
    /// </summary>
    public static string CodeOf(string text)
    {
        text = text.Trim();
        if (s_codes.Find(text) is not null)
        {
            return text;
        }

        var length = 0;
        while (length < text.Length && IsOfCode(text[length]))
        {
            length++;
        }

        var isCode = length == text.Length || text[length] is ':' or '<' or ' ';
        var code = KnownPrefix(text) ?? (isCode ? text.Substring(0, length) : "");
        var reason = Reason(text.Substring(code.Length));
        return code == AuthorizationError && s_reasons.Find(reason) is not null ? $"{code}:{reason}" : code;
    }

    /// <summary>A status that means more here than elsewhere, when no listed code was read; null otherwise.</summary>
    public static Verdict? ForStatus(int status) =>
        status switch
        {
            401 or 403 => Verdict.Refused(Kind.Permission),
            // Plain text from the server in front, so there is no code to read.
            413 => Verdict.Refused(Kind.ImageInvalid),
            _ => null,
        };

    private static Verdict? ForReason(string detail) => s_reasons.Find(Reason(detail));

    private static string Reason(string detail) => detail.Trim(' ', ':', '<', '>', '.');

    private static bool IsOfCode(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    /// <summary>One of the vendor's tables writes the detail without a colon: <c>INVALID_IMAGE_SIZE&lt;param&gt;</c>.</summary>
    private static string? KnownPrefix(string text)
    {
        foreach (var code in s_codes.Codes)
        {
            // A longer name in capitals is another, unlisted code.
            if (
                text.Length > code.Length
                && text.StartsWith(code, StringComparison.Ordinal)
                && !IsOfCode(text[code.Length])
            )
            {
                return code;
            }
        }

        return null;
    }
}
