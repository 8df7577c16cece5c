using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>All groups in one answer.</summary>
internal sealed class AlibabaGuardrailsGetGroups(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return AlibabaGuardrailsReplies.Data(
                call,
                _state.LibraryRoll.All(),
                static (writer, groups) => writer.WriteStrings("groupIds", groups.Select(group => group.Id))
            );
        }
    }
}
