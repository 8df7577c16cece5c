using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Tencent Cloud IAI: one path, the action in a header.</summary>
internal sealed class TencentCloudEndpoint(SandboxContext sandbox) : IVendorEndpoint
{
    private readonly TencentCloudCreateFace _createFace = new(sandbox);
    private readonly TencentCloudCreatePerson _createPerson = new(sandbox);
    private readonly TencentCloudCreateGroup _createGroup = new(sandbox);
    private readonly TencentCloudGetPersonBaseInfo _getPersonBaseInfo = new(sandbox);
    private readonly TencentCloudDeleteFace _deleteFace = new(sandbox);
    private readonly TencentCloudDeletePerson _deletePerson = new(sandbox);
    private readonly TencentCloudDeletePersonFromGroup _deletePersonFromGroup = new(sandbox);
    private readonly TencentCloudGetPersonGroupInfo _getPersonGroupInfo = new(sandbox);
    private readonly TencentCloudGetPersonList _getPersonList = new(sandbox);
    private readonly TencentCloudGetPersonListNum _getPersonListNum = new(sandbox);
    private readonly TencentCloudGetGroupInfo _getGroupInfo = new(sandbox);
    private readonly TencentCloudGetGroupList _getGroupList = new(sandbox);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxVendor Vendor => SandboxVendor.TencentCloud;

    public IReadOnlyList<string> Operations { get; } =
    [
        "CreateFace",
        "CreatePerson",
        "CreateGroup",
        "GetPersonBaseInfo",
        "DeleteFace",
        "DeletePerson",
        "DeletePersonFromGroup",
        "GetPersonGroupInfo",
        "GetPersonList",
        "GetPersonListNum",
        "GetGroupInfo",
        "GetGroupList",
    ];

    public string EnrollOperation => "CreateFace";

    public string ThrottleCode => "RequestLimitExceeded";

    public string TokenCode => "AuthFailure.TokenFailure";

    public bool Recognizes(RequestHead head, out string? operation)
    {
        operation = head.Header("X-TC-Action");
        return operation is not null
            || (head.Header("Authorization") ?? string.Empty).StartsWith(Tc3Signature.Scheme, StringComparison.Ordinal);
    }

    public SandboxReply? Authenticate(SandboxCall call) => TencentCloudAuthentication.Check(sandbox, call);

    public async ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken)
    {
        if (TencentCloudAuthentication.CheckCommon(call) is { } refused)
        {
            return refused;
        }

        using var parameters = TencentCloudParameters.Read(call, out var fault);
        if (parameters is null)
        {
            return fault!;
        }

        var reply = call.Operation switch
        {
            "CreateFace" => await _createFace.ExecuteAsync(call, parameters, cancellationToken).ConfigureAwait(false),
            "CreatePerson" => await _createPerson
                .ExecuteAsync(call, parameters, cancellationToken)
                .ConfigureAwait(false),
            "CreateGroup" => _createGroup.Execute(call, parameters),
            "GetPersonBaseInfo" => _getPersonBaseInfo.Execute(call, parameters),
            "DeleteFace" => _deleteFace.Execute(call, parameters),
            "DeletePerson" => _deletePerson.Execute(call, parameters),
            "DeletePersonFromGroup" => _deletePersonFromGroup.Execute(call, parameters),
            "GetPersonGroupInfo" => _getPersonGroupInfo.Execute(call, parameters),
            "GetPersonList" => _getPersonList.Execute(call, parameters),
            "GetPersonListNum" => _getPersonListNum.Execute(call, parameters),
            "GetGroupInfo" => _getGroupInfo.Execute(call, parameters),
            "GetGroupList" => _getGroupList.Execute(call, parameters),
            _ => TencentCloudReplies.Error(call, "InvalidAction", "The action is not one the sandbox knows."),
        };
        NoteUse(call, reply);
        return reply;
    }

    /// <summary>A group that no call named for a year, nor one of its people, may go.</summary>
    private void NoteUse(SandboxCall call, SandboxReply reply)
    {
        if (reply.Code is not null)
        {
            return;
        }

        var now = sandbox.Now + call.ClockError;
        lock (_state.Gate)
        {
            if (call.LibraryId is { } named && _state.Libraries.TryGetValue(named, out var group))
            {
                group.UsedAt = now;
            }

            if (call.PersonId is { } id && _state.People.TryGetValue(id, out var person))
            {
                foreach (var groupId in person.LibraryIds)
                {
                    _state.Libraries[groupId].UsedAt = now;
                }
            }
        }
    }

    public SandboxReply Error(SandboxCall call, string code, string message, int? status) =>
        TencentCloudReplies.Error(call, code, message).WithStatus(status);
}
