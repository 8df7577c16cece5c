using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Making a person, and the groups that it names.</summary>
internal sealed class AlibabaGuardrailsAddPerson(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call, JsonElement body)
    {
        if (AlibabaGuardrailsRules.GroupIds(call, body, out var groups) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            if (_state.People.ContainsKey(call.PersonId!))
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, AlibabaGuardrailsReplies.PersonExists);
            }

            var now = sandbox.TimeOf(call);
            if (AlibabaGuardrailsRules.MakeGroups(_state, call, groups, now) is { } full)
            {
                return full;
            }

            var person = new SandboxPerson(SandboxVendor.AlibabaGuardrails, call.PersonId!, groups)
            {
                Name = body.String("name") ?? string.Empty,
                Note = body.String("note"),
                CreatedAt = now,
            };
            _state.TryAdd(person);
            call.LibraryId = groups[0];
            return AlibabaGuardrailsReplies.Data(
                call,
                person,
                static (writer, p) =>
                {
                    writer.WriteString("personId", p.PersonId);
                    writer.WriteStrings("groupIds", p.LibraryIds);
                }
            );
        }
    }
}
