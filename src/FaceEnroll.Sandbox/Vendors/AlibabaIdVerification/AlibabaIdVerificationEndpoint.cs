using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Vendors.Oss;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Alibaba ID Verification: RPC on the path <c>/</c>; the action is a header, or a parameter of query or form.</summary>
internal sealed class AlibabaIdVerificationEndpoint(SandboxContext sandbox, OssBucket bucket) : IVendorEndpoint
{
    private readonly AlibabaIdVerificationAddFaceRecord _addFaceRecord = new(sandbox, bucket);
    private readonly AlibabaIdVerificationQueryFaceRecord _queryFaceRecord = new(sandbox);
    private readonly AlibabaIdVerificationQueryFaceGroup _queryFaceGroup = new(sandbox);
    private readonly AlibabaIdVerificationDeleteFaceRecord _deleteFaceRecord = new(sandbox);
    private readonly AlibabaIdVerificationDeleteFaceRecordV2 _deleteFaceRecordV2 = new(sandbox);
    private readonly AlibabaIdVerificationAuthorizeFileUpload _authorizeFileUpload = new(sandbox);

    public SandboxVendor Vendor => SandboxVendor.AlibabaIdVerification;

    public IReadOnlyList<string> Operations { get; } =
    [
        "AddFaceRecord",
        "QueryFaceRecord",
        "QueryFaceGroup",
        "DeleteFaceRecord",
        "DeleteFaceRecordV2",
        "AuthorizeFileUpload",
    ];

    public string EnrollOperation => "AddFaceRecord";

    public string ThrottleCode => "Throttling.Api";

    public string TokenCode => "InvalidSecurityToken.Expired";

    public bool Recognizes(RequestHead head, out string? operation)
    {
        operation = head.Header("x-acs-action");
        if (operation is null && head.Query.Length > 0)
        {
            var query = new List<KeyValuePair<string, string>>();
            WebForm.TryRead(head.Query, query);
            operation = RpcSignature.Value(query, "Action");
        }

        return operation is not null
            || (head.Header("Authorization") ?? string.Empty).StartsWith(Acs3Signature.Scheme, StringComparison.Ordinal)
            || (head.Method == "POST" && head.MediaType() == "application/x-www-form-urlencoded");
    }

    public SandboxReply? Authenticate(SandboxCall call) => AlibabaIdVerificationAuthentication.Check(sandbox, call);

    public async ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken)
    {
        var parameters = new AlibabaIdVerificationParameters(call);
        var version = call.Head.Header("Authorization") is null
            ? parameters["Version"]
            : call.Head.Header("x-acs-version");
        if (version != (call.Operation == "AuthorizeFileUpload" ? "2019-12-19" : "2022-08-09") || call.Head.Path != "/")
        {
            return AlibabaGateway.Error(
                call,
                404,
                "InvalidApi.NotFound",
                "The action, version and path are not one API."
            );
        }

        return call.Operation switch
        {
            "AddFaceRecord" => await _addFaceRecord
                .ExecuteAsync(call, parameters, cancellationToken)
                .ConfigureAwait(false),
            "QueryFaceRecord" => _queryFaceRecord.Execute(call, parameters),
            "QueryFaceGroup" => _queryFaceGroup.Execute(call, parameters),
            "DeleteFaceRecord" => _deleteFaceRecord.Execute(call, parameters),
            "DeleteFaceRecordV2" => _deleteFaceRecordV2.Execute(call, parameters),
            "AuthorizeFileUpload" => _authorizeFileUpload.Execute(call, parameters),
            _ => AlibabaGateway.Error(call, 404, "InvalidApi.NotFound", "The action is not one the sandbox knows."),
        };
    }

    public SandboxReply Error(SandboxCall call, string code, string message, int? status) =>
        AlibabaIdVerificationReplies.Refuse(call, status ?? AlibabaIdVerificationReplies.StatusOf(code), code, message);
}
