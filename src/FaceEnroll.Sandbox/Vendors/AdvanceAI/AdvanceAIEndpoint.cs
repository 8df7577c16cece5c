using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>ADVANCE.AI: a token first, then face-search.</summary>
internal sealed class AdvanceAIEndpoint : IVendorEndpoint
{
    private readonly AdvanceAIAuthentication _authentication;
    private readonly AdvanceAIGenerateToken _generateToken;
    private readonly AdvanceAIAddFace _addFace;
    private readonly AdvanceAISearchFaces _searchFaces;
    private readonly AdvanceAIGetFace _getFace;

    public AdvanceAIEndpoint(SandboxContext sandbox)
    {
        var tokens = new AdvanceAITokens();
        sandbox.ExpireTokens = tokens.ExpireAll;
        _authentication = new AdvanceAIAuthentication(sandbox, tokens);
        _generateToken = new AdvanceAIGenerateToken(sandbox, tokens);
        _addFace = new AdvanceAIAddFace(sandbox);
        _searchFaces = new AdvanceAISearchFaces(sandbox);
        _getFace = new AdvanceAIGetFace(sandbox);
    }

    public SandboxVendor Vendor => SandboxVendor.AdvanceAI;

    public IReadOnlyList<string> Operations { get; } = ["facereferences", "get-face", "search", "generate-token"];

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
                "generate-token" => _generateToken.Execute(call),
                "facereferences" => _addFace.Execute(call),
                "search" => _searchFaces.Execute(call),
                _ => _getFace.Execute(call),
            }
        );

    public SandboxReply Error(SandboxCall call, string code, string message, int? status) =>
        AdvanceAIReplies.Refuse(call, code, message, AdvanceAIReplies.HeadersOf(code)).WithStatus(status);
}
