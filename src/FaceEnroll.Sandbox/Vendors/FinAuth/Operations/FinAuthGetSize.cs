using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>How many faces a library holds.</summary>
internal sealed class FinAuthGetSize(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return _state.Libraries.TryGetValue(call.LibraryId!, out var library)
                ? FinAuthReplies.Success(
                    call,
                    library.Faces.Count,
                    static (writer, count) => writer.WriteNumber("face_count", count)
                )
                : FinAuthRules.UnknownReadGroup(call);
        }
    }
}
