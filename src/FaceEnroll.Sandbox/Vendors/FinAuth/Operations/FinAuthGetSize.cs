using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>How many faces a library holds.</summary>
internal sealed class FinAuthGetSize(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call) =>
        FinAuthLibrary.Faces(_state, call) is { } faces
            ? FinAuthReplies.Success(call, faces.Count, static (writer, n) => writer.WriteNumber("face_count", n))
            : FinAuthRules.UnknownReadGroup(call);
}
