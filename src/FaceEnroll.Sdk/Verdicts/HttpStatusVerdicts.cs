using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk;

/// <summary>What an HTTP status means when no listed vendor code was read.</summary>
internal static class HttpStatusVerdicts
{
    /// <param name="status">The HTTP status.</param>
    /// <param name="hasCode">A vendor code was read, but no page lists it.</param>
    public static Verdict For(int status, bool hasCode) =>
        status switch
        {
            429 => Verdict.Throttled,
            // Only the picture makes these requests large.
            413 => Verdict.Refused(Kind.ImageInvalid),
            // "Send it there instead": not processed here. Never followed, so the address is wrong.
            307 or 308 => Verdict.Refused(Kind.Protocol),
            // Written by servers and proxies that may have passed the request on.
            408 or 409 or 499 => Verdict.Unknown(Kind.VendorFault),
            >= 400 and < 500 => Verdict.Refused(Kind.InvalidRequest),
            >= 500 => Verdict.Unknown(Kind.VendorFault),
            // 301 to 303 may answer a request that was processed; only the documented 2xx is a success.
            _ => Verdict.Unknown(hasCode ? Kind.VendorFault : Kind.Protocol),
        };
}
