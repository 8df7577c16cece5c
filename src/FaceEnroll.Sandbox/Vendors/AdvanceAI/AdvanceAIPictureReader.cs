using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>Reads the form of the two operations that take a picture: adding a face and searching.</summary>
internal sealed class AdvanceAIPictureReader(SandboxContext sandbox)
{
    private static readonly AdvanceAIPictures s_rules = new();
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.AdvanceAI);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AdvanceAI];

    public SandboxReply? Read(SandboxCall call, out MultipartForm? form, out SandboxPicture? picture)
    {
        picture = null;
        form = MultipartForm.Read(call.Head.Header("Content-Type"), call.Body, out _);
        call.LibraryId = form?.Text("faceSetId");
        if (
            form is null
            || form.HasDuplicates()
            || string.IsNullOrEmpty(call.LibraryId)
            || form["faceImage"] is not { FileName: not null } file
        )
        {
            return AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", AdvanceAIReplies.IllegalParameters);
        }

        call.PersonId = form.Text("externalReferenceId");
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId))
            {
                return AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", $"FaceSet not found, id: {call.LibraryId}");
            }
        }

        picture = SandboxPicture.From(file.Content);
        return AdvanceAIPictures.Refuse(call, _gate.Check(call, picture, s_rules));
    }
}
