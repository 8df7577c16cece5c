using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>One face of a library.</summary>
internal sealed class FinAuthGetFaceInfo(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    public SandboxReply Execute(SandboxCall call, MultipartForm form)
    {
        if (form.Text("face_token") is not { Length: > 0 } token)
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: face_token");
        }

        SandboxFace? found;
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return FinAuthRules.UnknownReadGroup(call);
            }

            found = _state.Faces.GetValueOrDefault(token);
        }

        return found?.LibraryId != call.LibraryId
            ? FinAuthReplies.Error(call, 400, "INVALID_FACE_TOKEN")
            : FinAuthReplies.Success(
                call,
                found!,
                static (writer, face) =>
                {
                    writer.WriteStartObject("info");
                    FinAuthReplies.WriteFace(writer, face);
                    writer.WriteEndObject();
                }
            );
    }
}
