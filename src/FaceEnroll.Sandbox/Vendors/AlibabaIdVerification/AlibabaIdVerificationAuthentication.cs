using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>ACS3 when an Authorization header is there, RPC v1 otherwise.</summary>
internal static class AlibabaIdVerificationAuthentication
{
    public static SandboxReply? Check(SandboxContext sandbox, SandboxCall call)
    {
        var head = call.Head;
        var pairs = new List<KeyValuePair<string, string>>();
        call.Parsed = pairs;
        var readable =
            WebForm.TryRead(head.Query, pairs)
            && (head.MediaType() != "application/x-www-form-urlencoded" || WebForm.TryRead(call.Body.Span, pairs));
        if (!readable || pairs.Select(p => p.Key).Distinct().Count() != pairs.Count)
        {
            return AlibabaGateway.Error(
                call,
                400,
                "InvalidParameter",
                "Query or form is not well formed, or names a parameter twice."
            );
        }

        if (head.Header("Authorization") is not null)
        {
            call.Signature = Acs3Signature.Verify(
                SandboxVendor.AlibabaIdVerification,
                head,
                call.Body.Span,
                sandbox.Keys,
                call.JudgedAt
            );
            return AlibabaGateway.Check(sandbox, call, head.Header("x-acs-signature-nonce"));
        }

        // The signed parameter decides; the header of the same name is not signed here.
        call.Operation = RpcSignature.Value(pairs, "Action");
        if (string.IsNullOrEmpty(call.Operation) || string.IsNullOrEmpty(RpcSignature.Value(pairs, "Version")))
        {
            return AlibabaGateway.Error(call, 400, "MissingParameter", "Action and Version are required.");
        }

        call.Signature = RpcSignature.Verify(
            SandboxVendor.AlibabaIdVerification,
            head.Method,
            pairs,
            sandbox.Keys,
            call.JudgedAt
        );
        return AlibabaGateway.Check(sandbox, call, RpcSignature.Value(pairs, "SignatureNonce"));
    }
}
