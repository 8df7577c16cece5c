using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Making a library.</summary>
internal sealed class FinAuthCreateGroup(SandboxContext sandbox)
{
    private const int MaxLibraries = 10;
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call, MultipartForm form)
    {
        if (form.Text("group_name") is not { Length: > 0 } name)
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: group_name");
        }

        if (name.Length > 60)
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: group_name");
        }

        lock (_state.Gate)
        {
            // The rule that ids are unique and at most ten is documented; its codes are not.
            if (_state.Libraries.ContainsKey(call.LibraryId!) || _state.Libraries.Count >= MaxLibraries)
            {
                return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: group_id");
            }

            _state.Libraries.Add(call.LibraryId!, name);
        }

        return FinAuthReplies.Success(call, 0, static (_, _) => { });
    }
}
