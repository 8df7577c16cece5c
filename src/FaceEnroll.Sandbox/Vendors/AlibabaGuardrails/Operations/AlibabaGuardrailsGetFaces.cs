using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Which of some faces a person has.</summary>
internal sealed class AlibabaGuardrailsGetFaces(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call, JsonElement body)
    {
        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return AlibabaGuardrailsReplies.UnknownPerson(call);
            }

            var held = _state.FaceIds(call.PersonId!);
            var asked = body.Texts("faceIds") ?? [.. held];
            return AlibabaGuardrailsReplies.Data(
                call,
                (call, asked.Select(id => (Id: id, Found: held.Contains(id))).ToList()),
                static (writer, s) =>
                {
                    writer.WriteString("personId", s.call.PersonId);
                    writer.WriteStartArray("faceImageItems");
                    foreach (var (id, found) in s.Item2)
                    {
                        writer.WriteStartObject();
                        writer.WriteBoolean("success", found);
                        writer.WriteString("faceId", id);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }
            );
        }
    }
}
