using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Signing;

/// <summary>The codes with which each vendor refuses a request that is not authentic.</summary>
internal static class Refusals
{
    private static readonly Dictionary<string, (int Status, string[] Codes)> s_codes = new()
    {
        ["tc3"] = (
            200,
            [
                "AuthFailure.SignatureFailure",
                "AuthFailure.InvalidAuthorization",
                "AuthFailure.SecretIdNotFound",
                "AuthFailure.SignatureExpire",
            ]
        ),
        ["alibaba"] = (
            400,
            [
                "SignatureDoesNotMatch",
                "MissingParameter",
                "InvalidParameter",
                "InvalidAccessKeyId.NotFound",
                "InvalidTimeStamp.Expired",
                "InvalidTimeStamp.Format",
            ]
        ),
    };

    /// <summary>The code when the reply refuses authentication; null when the request got past it.</summary>
    public static string? Code(string scheme, Reply reply)
    {
        var tencent = scheme.StartsWith("tc3", StringComparison.Ordinal);
        var (status, codes) = s_codes[tencent ? "tc3" : "alibaba"];
        var code = tencent ? reply.At("Response.Error.Code") : AlibabaCode(reply);
        return reply.Status == status && codes.Contains(code) ? code : null;
    }

    /// <summary>Only the gateway names the host: the product's own refusals come after authentication.</summary>
    private static string? AlibabaCode(Reply reply)
    {
        // A refusal is XML when the change hit what asks for JSON.
        if (reply.Body.StartsWith('<'))
        {
            return reply.Body.Contains("<HostId>", StringComparison.Ordinal)
                ? reply.Body.Split("<Code>")[1].Split("</Code>")[0]
                : null;
        }

        return reply.At("HostId") is null ? null : reply.At("Code");
    }
}
