using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Scope = FaceEnroll.Sdk.FaceEnrollmentBlockScope;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>
/// What ADVANCE.AI's codes mean. <c>PARAMETER_ERROR</c> stands for a dozen faults that only the message tells apart;
/// messages may change, so only the kind depends on them, except for a token request's clock.
/// </summary>
internal static class AdvanceAIErrors
{
    // The rest of the name says which picture.
    private const string NoFaceDetected = "NO_FACE_DETECTED_";

    private static readonly VerdictTable s_codes = new()
    {
        { Verdict.Refused(Kind.InvalidRequest), "PARAMETER_ERROR", "EMPTY_PARAMETER_ERROR", "CLIENT_ERROR" },
        // After a fresh token these are Permission: see ForCode.
        { Verdict.Refused(Kind.Authentication, RetryAdvice.RefreshCredentials), "IAM_FAILED", "ACCESS_DENIED" },
        { Verdict.Refused(Kind.Permission), "ACCOUNT_DISABLED", "SERVICE_DISABLED" },
        { Verdict.Blocked(Kind.Billing, Scope.Account), "INSUFFICIENT_BALANCE" },
        { Verdict.Blocked(Kind.Quota, Scope.Account), "OVER_QUERY_LIMIT", "TEST_ACCOUNT_REACHED_LIMITATION" },
        // A rate limit, or a day's free allowance that no back-off brings back: hence bounded.
        { Verdict.Refused(Kind.Throttled, RetryAdvice.Bounded), "SERVICE_BUSY" },
        { Verdict.Throttled, "RETRY_LATER" },
        { Verdict.Refused(Kind.ImageInvalid), "IMAGE_INVALID_FORMAT", "IMAGE_INVALID_SIZE" },
        { Verdict.Refused(Kind.NoFace), NoFaceDetected + "*" },
        { Verdict.Unknown(), "ERROR" },
    };

    private static readonly (string Prefix, Kind Kind)[] s_parameterMessages =
    [
        ("FaceSet not found, id:", Kind.LibraryNotFound),
        ("Failed to embed image: No face detected", Kind.NoFace),
        ("File should be an image file", Kind.ImageInvalid),
        ("File size should be less than 2MB", Kind.ImageInvalid),
        ("Image resolution should be 256", Kind.ImageInvalid),
    ];

    internal static IReadOnlyCollection<string> Codes => s_codes.Codes;

    /// <summary>A refused business call; null for an unlisted code: the HTTP status decides.</summary>
    /// <param name="code">The reply's <c>code</c>.</param>
    /// <param name="message">The reply's <c>message</c>.</param>
    /// <param name="tokenWasFresh">The token was already fetched anew because an earlier one was refused.</param>
    public static Verdict? ForCode(string code, string? message, bool tokenWasFresh)
    {
        if (code == "PARAMETER_ERROR")
        {
            return ForParameterMessage(message);
        }

        if (code.StartsWith(NoFaceDetected, StringComparison.Ordinal))
        {
            return Verdict.Refused(Kind.NoFace);
        }

        return tokenWasFresh && code is ("IAM_FAILED" or "ACCESS_DENIED")
            ? Verdict.Refused(Kind.Permission)
            : s_codes.Find(code);
    }

    /// <summary>A refused token request, which touches no face. Null for an unlisted code.</summary>
    public static Verdict? ForTokenCode(string code, string? message) =>
        code switch
        {
            "PARAMETER_ERROR" when Begins(message, "Timestamp error") => Verdict.Refused(
                Kind.ClockSkew,
                RetryAdvice.CorrectClock
            ),
            "PARAMETER_ERROR" when Begins(message, "Signature error") => Verdict.Refused(Kind.Authentication),
            "PARAMETER_ERROR" => Verdict.Refused(Kind.InvalidRequest),
            "ERROR" => Verdict.Refused(Kind.VendorFault, RetryAdvice.BackOff),
            // There is no older token to blame.
            _ => ForCode(code, message, tokenWasFresh: true),
        };

    /// <summary>A status that means more here than elsewhere, when no listed code was read; null otherwise.</summary>
    public static Verdict? ForStatus(int status) => status is 401 or 403 ? Verdict.Refused(Kind.Permission) : null;

    private static Verdict ForParameterMessage(string? message)
    {
        foreach (var (prefix, kind) in s_parameterMessages)
        {
            if (Begins(message, prefix))
            {
                return Verdict.Refused(kind);
            }
        }

        return Verdict.Refused(Kind.InvalidRequest);
    }

    private static bool Begins(string? message, string prefix) =>
        message is not null && message.TrimStart().StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
