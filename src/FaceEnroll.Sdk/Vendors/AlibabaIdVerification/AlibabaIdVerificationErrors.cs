using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;
using Scope = FaceEnroll.Sdk.FaceEnrollmentBlockScope;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>What AddFaceRecord's codes mean. The HTTP status misleads: 401 is a picture's fault, 403 may be throttling.</summary>
internal static class AlibabaIdVerificationErrors
{
    private static readonly VerdictTable s_codes = new()
    {
        { Verdict.Refused(Kind.ImageQuality), "UnqualifiedPhoto" },
        { Verdict.Refused(Kind.ImageInvalid), "ToolargeImage" },
        { Verdict.Refused(Kind.ImageInvalid, RetryAdvice.Bounded), "DownloadTimeout" },
        { Verdict.Refused(Kind.NoFace), "NoFaceDetected" },
        // Two picture parameters at once, not a face that exists already.
        { Verdict.Refused(Kind.InvalidRequest), "DataDuplication" },
        { Verdict.Refused(Kind.Permission), "Forbidden.RAMUserAccessDenied", "SuspiciousActivity" },
        { Verdict.Blocked(Kind.Billing, Scope.Account), "Forbidden.AccountAccessDenied" },
        // A repeated call was refused: the call that it repeats may have enrolled the face.
        { Verdict.Unknown(Kind.Conflict), "Forbidden.ExceptionRepeatedInvoke" },
    };

    /// <summary>Code "Success" with <c>Passed</c> "N": the vendor looked at the picture and did not register it.</summary>
    public static Verdict NotPassed { get; } = Verdict.Refused(Kind.ImageQuality);

    internal static IEnumerable<string> Codes => s_codes.Codes.Concat(AlibabaGatewayErrors.Codes);

    /// <summary>Success is spelt differently in different operations.</summary>
    public static bool IsSuccess(string code) => code is "Success" or "success" or "OK" or "200";

    /// <summary>
    /// This operation's own code, then the gateway's code and group; null for success and where the HTTP status decides.
    /// </summary>
    public static Verdict? ForCode(string code) => s_codes.Find(code) ?? AlibabaGatewayErrors.ForCode(code);
}
