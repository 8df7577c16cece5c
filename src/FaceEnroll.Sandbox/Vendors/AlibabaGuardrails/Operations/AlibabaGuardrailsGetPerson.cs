using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Reading a person back.</summary>
internal sealed class AlibabaGuardrailsGetPerson(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return !_state.People.TryGetValue(call.PersonId!, out var person)
                ? AlibabaGuardrailsReplies.UnknownPerson(call)
                : AlibabaGuardrailsReplies.Data(
                    call,
                    (person, _state.FaceIds(call.PersonId!)),
                    static (writer, s) =>
                    {
                        writer.WriteString("personId", s.person.PersonId);
                        writer.WriteString("name", s.person.Name);
                        writer.WriteStrings("groupIds", s.person.LibraryIds);
                        writer.WriteStrings("faceIds", s.Item2);
                        writer.WriteString("note", s.person.Note);
                    }
                );
        }
    }
}
