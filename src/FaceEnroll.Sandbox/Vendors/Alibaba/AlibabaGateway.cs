using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.Alibaba;

/// <summary>What stands in front of Alibaba's products: signatures, nonces, and an error envelope of its own.</summary>
internal static class AlibabaGateway
{
    /// <summary>Null lets the call pass. Only a request that is otherwise right uses up the nonce.</summary>
    public static SandboxReply? Check(SandboxContext sandbox, SandboxCall call, string? nonce)
    {
        var report = call.Signature!;
        if (
            report.Accepted
            && !call.IsResumed
            && !sandbox.Nonces.TryUse($"{report.Credential!.KeyId}\n{nonce}", call.JudgedAt)
        )
        {
            call.Signature = report = SignatureReport.Refuse(
                report.Scheme,
                SignatureFault.NonceUsed,
                "the nonce was used before"
            );
        }

        return report.Fault switch
        {
            SignatureFault.None => null,
            SignatureFault.Missing => Error(call, 400, "MissingParameter", $"Not signed: {report.Detail}."),
            SignatureFault.Malformed => Error(
                call,
                400,
                "InvalidParameter",
                $"Not signed as documented: {report.Detail}."
            ),
            SignatureFault.UnknownKey => Error(
                call,
                400,
                "InvalidAccessKeyId.NotFound",
                "Specified access key is not found."
            ),
            SignatureFault.ClockFormat => Error(
                call,
                400,
                "InvalidTimeStamp.Format",
                "Specified time stamp or date value is not well formatted."
            ),
            SignatureFault.ClockSkew => Error(
                call,
                400,
                "InvalidTimeStamp.Expired",
                "Specified time stamp or date value is expired."
            ),
            SignatureFault.TokenMissing => Error(
                call,
                400,
                "MissingSecurityToken",
                "SecurityToken is mandatory for this action."
            ),

            // No page confirms this name; the clients treat it as a token fault.
            SignatureFault.TokenWrong => Error(
                call,
                400,
                "InvalidSecurityToken.MismatchWithAccessKey",
                "The token is not the key's."
            ),
            SignatureFault.NonceUsed => Error(
                call,
                400,
                "SignatureNonceUsed",
                "Specified signature nonce was used already."
            ),
            _ => Error(
                call,
                400,
                "SignatureDoesNotMatch",
                $"Specified signature is not matched with our calculation. server string to sign is:{report.StringToSign}"
            ),
        };
    }

    public static int StatusOf(string code) =>
        code switch
        {
            "InternalError" => 500,
            "ServiceUnavailable" => 503,
            "InvalidProduct.NotFound" or "InvalidApi.NotFound" or "InvalidProtocol.NeedSsl" => 404,
            _ => code.StartsWith("Forbidden.", StringComparison.Ordinal) ? 403 : 400,
        };

    public static SandboxReply Error(SandboxCall call, int status, string code, string message) =>
        AlibabaFormat.Reply(
            call,
            status,
            "Error",
            (call, code, message),
            static (writer, s) =>
            {
                writer.WriteString("RequestId", s.call.RequestId.ToUpperInvariant());
                writer.WriteString("HostId", s.call.Head.Header("Host"));
                writer.WriteString("Code", s.code);
                writer.WriteString("Message", s.message);
                writer.WriteString("Recommend", string.Empty);
            },
            code
        );
}
