using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Making a person, and the groups that it names.</summary>
internal sealed class AlibabaGuardrailsAddPerson(SandboxContext sandbox)
{
    private const int MaxGroups = 100;
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

            if (_state.Libraries.Keys.Union(groups).Count() > MaxGroups)
            {
                return AlibabaGuardrailsReplies.Refuse(call, 400, "There are at most 100 groups.");
            }

            // Naming an unknown group creates it.
            groups.ForEach(group => _state.Libraries.TryAdd(group, group));
            var person = new SandboxPerson(SandboxVendor.AlibabaGuardrails, call.PersonId!, groups)
            {
                Name = body.String("name") ?? string.Empty,
                Note = body.String("note"),
            };
            _state.People.Add(person.PersonId, person);
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
