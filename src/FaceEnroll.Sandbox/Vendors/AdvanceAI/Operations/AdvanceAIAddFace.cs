using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>Adding a face to a face set.</summary>
internal sealed class AdvanceAIAddFace(SandboxContext sandbox)
{
    private static readonly string[] s_optional = ["externalReferenceId", "idNumber", "idCardType", "country", "name"];
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.AdvanceAI);
    private readonly AdvanceAIPictureReader _reader = new(sandbox);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AdvanceAI];

    public SandboxReply Execute(SandboxCall call)
    {
        if (_reader.Read(call, out var form, out var picture) is { } refused)
        {
            return refused;
        }

        var fields = new Dictionary<string, string>();
        foreach (var name in s_optional)
        {
            if (form!.Text(name) is { Length: > 0 } value)
            {
                fields.Add(name, value);
            }
        }

        var id = _state.NextFaceId();
        lock (_state.Gate)
        {
            _state.Add(_gate.Face(call, id, call.LibraryId!, picture!, fields));
        }

        return AdvanceAIReplies.Success(call, id, static (writer, i) => writer.WriteString("data", i));
    }
}
