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

        if (!p.TryTexts("GroupExDescriptions", out var fields))
        {
            return TencentCloudReplies.Error(call, "InvalidParameter", "GroupExDescriptions is a list of strings.");
        }

        if (TencentCloudRules.NewGroup(call, p, fields ?? []) is { } wrong)
        {
            return wrong;
        }

        var group = new VendorLibrary(call.LibraryId!, p.Text("GroupName")!, sandbox.TimeOf(call))
        {
            Note = p.Text("Tag") ?? string.Empty,
            Fields = fields ?? [],
            ModelVersion = p.Text("FaceModelVersion"),
        };
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

            if (_state.Libraries.Values.Any(other => other.Name == group.Name))
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.GroupNameAlreadyExist",
                    "The group name is taken."
                );
            }

            _state.TryAdd(group);
        }

        return TencentCloudReplies.Envelope(
            call,
            group.ModelVersion ?? TencentCloudReplies.ModelVersion,
            static (writer, version) => writer.WriteString("FaceModelVersion", version)
        );
    }
}
