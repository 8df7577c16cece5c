using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Making a library.</summary>
internal sealed class FinAuthCreateGroup(SandboxContext sandbox)
{
    private const int MaxLibraries = 10;
    private const int MaxDataLength = 128;
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

        if (form.Text("group_data")?.Length > MaxDataLength)
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: group_data");
        }

        var library = new VendorLibrary(call.LibraryId!, name, sandbox.TimeOf(call))
        {
            Note = form.Text("group_data") ?? string.Empty,
            ModelVersion = form.Text("model_version") is { Length: > 0 } version ? version : null,
        };
        lock (_state.Gate)
        {
            // The rule that ids are unique and at most ten is documented; its codes are not.
            if (_state.Libraries.Count >= MaxLibraries || !_state.TryAdd(library))
            {
                return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: group_id");
            }
        }

        return FinAuthReplies.Success(
            call,
            library,
            static (writer, made) =>
            {
                writer.WriteString("model_version", made.ModelVersion ?? FinAuthReplies.ModelVersion);
                writer.WriteString("group_name", made.Name);
                writer.WriteString("group_data", made.Note);
            }
        );
    }
}
