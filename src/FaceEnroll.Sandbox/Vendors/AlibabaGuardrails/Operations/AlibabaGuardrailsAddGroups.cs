using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Putting a person into groups, which are made where they are unknown.</summary>
internal sealed class AlibabaGuardrailsAddGroups(SandboxContext sandbox)
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
            if (!_state.People.TryGetValue(call.PersonId!, out var person))
            {
                return AlibabaGuardrailsReplies.UnknownPerson(call);
            }

            if (AlibabaGuardrailsRules.MakeGroups(_state, call, groups, sandbox.TimeOf(call)) is { } full)
            {
                return full;
            }

            call.LibraryId = groups[0];
            return AlibabaGuardrailsReplies.Data(
                call,
                _state.Move(person, [.. person.LibraryIds.Union(groups)]),
                static (writer, p) =>
                {
                    // All that the person is in now, not only the new ones.
                    writer.WriteString("personId", p.PersonId);
                    writer.WriteStrings("groupIds", p.LibraryIds);
                }
            );
        }
    }
}
