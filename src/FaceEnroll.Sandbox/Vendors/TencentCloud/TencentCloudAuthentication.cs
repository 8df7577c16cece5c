using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Checks who calls, and whether the gateway would pass the request on.</summary>
internal static class TencentCloudAuthentication
{
    private const int MaxPostBytes = 10 * 1024 * 1024;
    private const int MaxGetBytes = 32 * 1024;

    public static SandboxReply? Check(SandboxContext sandbox, SandboxCall call)
    {
        var limit = call.Head.Method == "GET" ? MaxGetBytes : MaxPostBytes;
        if (call.Body.Length + call.Head.Query.Length > limit)
        {
            return TencentCloudReplies.Error(call, "RequestSizeLimitExceeded", "The request is over the size limit.");
        }

        call.Signature = Tc3Signature.Verify(call.Head, call.Body.Span, sandbox.Keys, call.JudgedAt);
        var code = call.Signature.Fault switch
        {
            SignatureFault.None => null,
            SignatureFault.Missing or SignatureFault.Malformed => "AuthFailure.InvalidAuthorization",
            SignatureFault.UnknownKey => "AuthFailure.SecretIdNotFound",
            SignatureFault.ClockFormat => "InvalidParameter",
            SignatureFault.ClockSkew => "AuthFailure.SignatureExpire",
            SignatureFault.TokenMissing or SignatureFault.TokenWrong => "AuthFailure.TokenFailure",
            _ => "AuthFailure.SignatureFailure",
        };
        return code is null ? null : TencentCloudReplies.Error(call, code, Message(call.Signature));
    }

    /// <summary>Version, path and content type, which the service checks once the caller is known.</summary>
    public static SandboxReply? CheckCommon(SandboxCall call)
    {
        var head = call.Head;
        if (head.Path != "/" || string.IsNullOrEmpty(call.Operation))
        {
            return TencentCloudReplies.Error(call, "InvalidAction", "X-TC-Action is required and the path is /.");
        }

        if (head.Header("X-TC-Version") is not ("2020-03-03" or "2018-03-01"))
        {
            return TencentCloudReplies.Error(call, "NoSuchVersion", "The version is not one of this product.");
        }

        var expected = head.Method switch
        {
            "POST" => "application/json",
            "GET" => "application/x-www-form-urlencoded",
            _ => null,
        };
        return head.MediaType() == expected
            ? null
            : TencentCloudReplies.Error(
                call,
                "UnsupportedProtocol",
                "Send JSON by POST, or a query by GET with the form content type."
            );
    }

    private static string Message(SignatureReport report) =>
        report.Fault == SignatureFault.Mismatch && report.Detail.Length == 0
            ? "The provided credentials could not be validated. Please check your signature is correct."
            : $"The request was not authenticated: {(report.Detail.Length == 0 ? "the token is not the key's" : report.Detail)}.";
}
