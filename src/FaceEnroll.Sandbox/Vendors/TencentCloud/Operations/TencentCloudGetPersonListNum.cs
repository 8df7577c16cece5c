using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>How many people and faces a group holds.</summary>
internal sealed class TencentCloudGetPersonListNum(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.GroupId(call, p) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            return _state.Libraries.TryGetValue(call.LibraryId!, out var group)
                ? TencentCloudReplies.Envelope(
                    call,
                    group,
                    static (writer, g) =>
                    {
                        writer.WriteNumber("PersonNum", g.People.Count);
                        writer.WriteNumber("FaceNum", g.Faces.Count);
                    }
                )
                : TencentCloudReplies.UnknownGroup(call);
        }
    }
}
