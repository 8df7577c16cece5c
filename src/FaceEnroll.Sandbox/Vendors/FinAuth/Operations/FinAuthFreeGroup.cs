using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Removing a library, which the vendor calls "free".</summary>
internal sealed class FinAuthFreeGroup(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call, MultipartForm form)
    {
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            var inside = FinAuthLibrary.Held(_state, call);
            if (inside.Count > 0 && form.Text("check_empty") != "0")
            {
                return FinAuthReplies.Error(call, 400, "NOT_EMPTY");
            }

            inside.ForEach(face => _state.Remove(face.FaceId));
            _state.Libraries.Remove(call.LibraryId!);
        }

        return FinAuthReplies.Success(call, 0, static (_, _) => { });
    }
}
