using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Making a group.</summary>
internal sealed class TencentCloudCreateGroup(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.GroupId(call, p) is { } refused)
        {
            return refused;
        }

        if (p.Text("GroupName") is not { } name)
        {
            return TencentCloudReplies.Error(call, "MissingParameter.ErrorParameterEmpty", "GroupName is required.");
        }

        if (name.Length > 60)
        {
            return TencentCloudReplies.Error(
                call,
                "InvalidParameterValue.GroupNameTooLong",
                "GroupName is at most 60 characters."
            );
        }

        lock (_state.Gate)
        {
            if (_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.GroupIdAlreadyExist",
                    "The group id is taken."
                );
            }

            if (_state.Libraries.ContainsValue(name))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.GroupNameAlreadyExist",
                    "The group name is taken."
                );
            }

            _state.Libraries.Add(call.LibraryId!, name);
        }

        return TencentCloudReplies.Envelope(
            call,
            0,
            static (writer, _) => writer.WriteString("FaceModelVersion", TencentCloudReplies.ModelVersion)
        );
    }
}
