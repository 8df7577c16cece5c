using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>ADVANCE.AI: a token first, then face-search.</summary>
internal sealed class AdvanceAIEndpoint(SandboxContext sandbox) : IVendorEndpoint
{
    private readonly AdvanceAIAuthentication _authentication = new(sandbox);
    private readonly AdvanceAIEnrollment _enrollment = new(sandbox);
    private readonly AdvanceAICompanions _companions = new(sandbox);

    public SandboxVendor Vendor => SandboxVendor.AdvanceAI;

    public string EnrollOperation => "facereferences";

    public string ThrottleCode => "SERVICE_BUSY";

    public string TokenCode => "IAM_FAILED";

    public bool Recognizes(RequestHead head, out string? operation)
    {
        operation = (head.Method, head.Path) switch
        {
            ("POST", "/openapi/auth/ticket/v1/generate-token") => "generate-token",
            ("POST", "/intl/openapi/face-search/facereferences") => "facereferences",
            ("GET", "/intl/openapi/face-search/facereferences") => "get-face",
            ("POST", "/intl/openapi/face-search/search") => "search",
            _ => null,
        };
        return head.Path.StartsWith("/openapi/auth/ticket/", StringComparison.Ordinal)
            || head.Path.StartsWith("/intl/openapi/", StringComparison.Ordinal);
    }

    public SandboxReply? Authenticate(SandboxCall call) => _authentication.Check(call);

    public ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            call.Operation switch
            {
                "generate-token" => _authentication.Issue(call),
                "facereferences" => _enrollment.Add(call),
                "search" => _enrollment.Search(call),
                _ => _companions.Get(call),
            }
        );

    public SandboxReply Error(SandboxCall call, string code, string message, int? status) =>
        AdvanceAIReplies.Refuse(call, code, message, AdvanceAIReplies.HeadersOf(code)).WithStatus(status);
}
