using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>ROA v1 as documented, or ACS3 as the generated SDKs send it.</summary>
internal static class AlibabaGuardrailsAuthentication
{
    public static SandboxReply? Check(SandboxContext sandbox, SandboxCall call)
    {
        var head = call.Head;
        var acs3 = (head.Header("Authorization") ?? string.Empty).StartsWith(
            Acs3Signature.Scheme,
            StringComparison.Ordinal
        );
        call.Signature = acs3
            ? Acs3Signature.Verify(SandboxVendor.AlibabaGuardrails, head, call.Body.Span, sandbox.Keys, call.JudgedAt)
            : RoaSignature.Verify(SandboxVendor.AlibabaGuardrails, head, call.Body.Span, sandbox.Keys, call.JudgedAt);
        return AlibabaGateway.Check(sandbox, call, head.Header("x-acs-signature-nonce"));
    }

    /// <summary>Version, path, method and content type, once the caller is known.</summary>
    public static SandboxReply? CheckCommon(SandboxCall call)
    {
        var head = call.Head;
        if (call.Operation is null || head.Method != "POST" || head.Header("x-acs-version") != "2018-05-09")
        {
            return AlibabaGateway.Error(call, 400, "InvalidAction.NotFound", "The specified action is not found.");
        }

        if (head.MediaType() != "application/json")
        {
            return AlibabaGateway.Error(call, 400, "InvalidParameter", "Content-Type must be application/json.");
        }

        var query = new List<KeyValuePair<string, string>>();
        WebForm.TryRead(head.Query, query);

        // The page says clientInfo, the generated SDKs ClientInfo.
        foreach (var (_, value) in query.Where(p => p.Key.Equals("clientInfo", StringComparison.OrdinalIgnoreCase)))
        {
            if (!Json.TryParseObject(System.Text.Encoding.UTF8.GetBytes(value), out var document))
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, "clientInfo is not a JSON object.");
            }

            document.Dispose();
        }

        return null;
    }
}
