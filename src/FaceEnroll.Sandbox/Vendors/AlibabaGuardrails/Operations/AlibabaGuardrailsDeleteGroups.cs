using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Taking a person out of groups. The name promises more: groups, person and faces all stay.</summary>
internal sealed class AlibabaGuardrailsDeleteGroups(SandboxContext sandbox)
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

            // Whether the last group may be left, and what a group answers that the person is not in, is not documented:
            // here both are fine, and the answer has the groups that were left.
            call.LibraryId = groups[0];
            var left = call.DeletesNothing ? [] : person.LibraryIds.Intersect(groups).ToList();
            _state.Move(person, [.. person.LibraryIds.Except(left)]);
            return AlibabaGuardrailsReplies.Data(
                call,
                (person, left),
                static (writer, s) =>
                {
                    writer.WriteString("personId", s.person.PersonId);
                    writer.WriteStrings("groupIds", s.left);
                }
            );
        }
    }
}
