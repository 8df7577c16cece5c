using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk;

/// <summary>
/// The text codes with which Alibaba Cloud's gateway answers for every product. Nearly all are refusals before the
/// operation runs; only the code tells them apart: HTTP 400, 401 and 403 each carry several kinds.
/// </summary>
internal static class AlibabaGatewayErrors
{
    private static readonly VerdictTable s_codes = new()
    {
        {
            Verdict.Refused(Kind.Authentication),
            "SignatureDoesNotMatch",
            "InvalidAccessKeyId.Inactive",
            "MissingSecurityToken"
        },
        {
            // Also seen for expired temporary credentials: fetching new ones helps only with those.
            Verdict.Refused(Kind.Authentication, RetryAdvice.RefreshCredentials),
            "InvalidAccessKeyId.NotFound",
            "InvalidSecurityToken.Expired",
            "InvalidSecurityToken.Malformed",
            "InvalidSecurityToken.MismatchWithAccessKey"
        },
        {
            Verdict.Refused(Kind.ClockSkew, RetryAdvice.CorrectClock),
            "InvalidTimeStamp.Expired",
            "InvalidTimeStamp.Format"
        },
        {
            Verdict.Refused(Kind.InvalidRequest),
            "InvalidProduct.NotFound",
            "InvalidApi.NotFound",
            "InvalidAction.NotFound",
            "InvalidProtocol.NeedSsl",
            "MissingParameter",
            "InvalidParameter"
        },
        { Verdict.Throttled, "Throttling", "Throttling.User", "Throttling.Api" },
        // The gateway saw this nonce before: something on the way sent the request twice and the first copy may have run.
        { Verdict.Unknown(Kind.Conflict), "SignatureNonceUsed" },
        { Verdict.Unknown(), "InternalError", "ServiceUnavailable" },
    };

    // An unlisted code of these groups. The first two are documented as groups; the others take their listed members'
    // kind, without a retry where a new member's cure is not known.
    private static readonly VerdictTable s_groups = new()
    {
        { Verdict.Throttled, "Throttling" },
        { Verdict.Refused(Kind.Permission), "Forbidden" },
        // No page confirms the names of this group's codes.
        { Verdict.Refused(Kind.Authentication, RetryAdvice.RefreshCredentials), "InvalidSecurityToken" },
        { Verdict.Refused(Kind.Authentication), "InvalidAccessKeyId" },
        { Verdict.Refused(Kind.ClockSkew, RetryAdvice.CorrectClock), "InvalidTimeStamp" },
        { Verdict.Refused(Kind.InvalidRequest), "MissingParameter", "InvalidParameter" },
        { Verdict.Unknown(Kind.Conflict), "SignatureNonceUsed" },
        { Verdict.Unknown(), "InternalError", "ServiceUnavailable" },
    };

    internal static IReadOnlyCollection<string> Codes => s_codes.Codes;

    /// <summary>The full code, then its group; null leaves it to the HTTP status.</summary>
    public static Verdict? ForCode(string code) => s_codes.Find(code) ?? s_groups.FindGroup(code);
}
