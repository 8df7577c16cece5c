using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>Reading one face back.</summary>
internal sealed class AdvanceAIGetFace(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AdvanceAI];

    public SandboxReply Execute(SandboxCall call)
    {
        var query = new List<KeyValuePair<string, string>>();
        if (!WebForm.TryRead(call.Head.Query, query) || RpcSignature.Value(query, "id") is not { Length: > 0 } id)
        {
            return AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", AdvanceAIReplies.IllegalParameters);
        }

        lock (_state.Gate)
        {
            // A deleted face can still be read, with the time of its end. The answer for an unknown id is not documented:
            // this is the overloaded code with the sandbox's own text.
            var deletion = _state.Deleted.GetValueOrDefault(id);
            return (_state.Faces.GetValueOrDefault(id) ?? deletion?.Face) is not { } face
                ? AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", $"Face not found, id: {id}")
                : AdvanceAIReplies.Success(
                    call,
                    (face, deletion?.DeletedAt),
                    static (writer, s) =>
                    {
                        writer.WriteStartObject("data");
                        AdvanceAIReplies.WriteFace(writer, s.face, s.DeletedAt);
                        writer.WriteEndObject();
                    }
                );
        }
    }
}
