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
            if (!_state.Libraries.TryGetValue(call.LibraryId!, out var library))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            if (library.Faces.Count > 0 && form.Text("check_empty") != "0")
            {
                return FinAuthReplies.Error(call, 400, "NOT_EMPTY");
            }

            if (!call.DeletesNothing)
            {
                _state.RemoveLibrary(library, sandbox.DeletionBy(call));
            }
        }

        return FinAuthReplies.Success(call, 0, static (_, _) => { });
    }
}
