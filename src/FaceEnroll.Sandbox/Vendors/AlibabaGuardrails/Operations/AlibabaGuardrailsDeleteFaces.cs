using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Removing faces of a person.</summary>
internal sealed class AlibabaGuardrailsDeleteFaces(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call, JsonElement body)
    {
        if (body.Texts("faceIds") is not { Count: > 0 } ids)
        {
            return AlibabaGuardrailsReplies.Refuse(call, 400, "faceIds is a list of ids as strings.");
        }

        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                // Seen in the wild: an unknown person gets a 500 here, an unknown face gets no error at all.
                return AlibabaGuardrailsReplies.Refuse(call, 500, "GENERAL_ERROR");
            }

            var gone = call.DeletesNothing ? [] : _state.FaceIds(call.PersonId!).Intersect(ids).ToList();
            var mark = sandbox.DeletionBy(call);
            gone.ForEach(id => _state.Remove(id, mark));
            return AlibabaGuardrailsReplies.Data(
                call,
                (call, gone),
                static (writer, s) =>
                {
                    writer.WriteString("personId", s.call.PersonId);
                    writer.WriteStrings("faceIds", s.gone);
                    writer.WriteNumber("deleteCount", s.gone.Count);
                }
            );
        }
    }
}
