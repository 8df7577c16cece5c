using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>FinAuth FaceSearch: the operation is the last part of the path.</summary>
internal sealed class FinAuthEndpoint(SandboxContext sandbox) : IVendorEndpoint
{
    private const string Prefix = "/finauth/";
    private const string Groups = "/finauth/search/group/";
    private static readonly string[] s_operations =
    [
        "add",
        "search",
        "create",
        "free",
        "delete",
        "face_info",
        "list",
        "get_size",
        "group_list",
        "group_info",
    ];

    private readonly FinAuthAddFace _addFace = new(sandbox);
    private readonly FinAuthSearchFaces _searchFaces = new(sandbox);
    private readonly FinAuthCreateGroup _createGroup = new(sandbox);
    private readonly FinAuthFreeGroup _freeGroup = new(sandbox);
    private readonly FinAuthDeleteFaces _deleteFaces = new(sandbox);
    private readonly FinAuthListFaces _listFaces = new(sandbox);
    private readonly FinAuthGetSize _getSize = new(sandbox);
    private readonly FinAuthGetFaceInfo _getFaceInfo = new(sandbox);
    private readonly FinAuthListGroups _listGroups = new(sandbox);
    private readonly FinAuthGetGroupInfo _getGroupInfo = new(sandbox);

    public SandboxVendor Vendor => SandboxVendor.FinAuth;

    public IReadOnlyList<string> Operations => s_operations;

    public string EnrollOperation => "add";

    public string ThrottleCode => "CONCURRENCY_LIMIT_EXCEEDED";

    public string TokenCode => "AUTHORIZATION_ERROR:EXPIRED_SIGN";

    public bool Recognizes(RequestHead head, out string? operation)
    {
        operation = head.Path.StartsWith(Groups, StringComparison.Ordinal) ? head.Path[Groups.Length..] : null;
        operation = Array.IndexOf(s_operations, operation) >= 0 ? operation : null;
        return head.Path.StartsWith(Prefix, StringComparison.Ordinal);
    }

    public SandboxReply? Authenticate(SandboxCall call) => FinAuthAuthentication.Check(sandbox, call);

    public ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken)
    {
        var form = (MultipartForm)call.Parsed!;
        if (call.Operation != "group_list" && FinAuthRules.GroupId(call, form) is { } refused)
        {
            return ValueTask.FromResult(refused);
        }

        return ValueTask.FromResult(
            call.Operation switch
            {
                "add" => _addFace.Execute(call, form),
                "search" => _searchFaces.Execute(call, form),
                "create" => _createGroup.Execute(call, form),
                "free" => _freeGroup.Execute(call, form),
                "delete" => _deleteFaces.Execute(call, form),
                "list" => _listFaces.Execute(call, form),
                "get_size" => _getSize.Execute(call),
                "group_list" => _listGroups.Execute(call),
                "group_info" => _getGroupInfo.Execute(call),
                _ => _getFaceInfo.Execute(call, form),
            }
        );
    }

    public SandboxReply Error(SandboxCall call, string code, string message, int? status) =>
        FinAuthReplies.Error(call, status ?? FinAuthReplies.StatusOf(code), code);
}
