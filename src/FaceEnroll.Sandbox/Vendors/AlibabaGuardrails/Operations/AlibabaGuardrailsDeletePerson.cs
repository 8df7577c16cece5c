using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Removing a person with its faces.</summary>
internal sealed class AlibabaGuardrailsDeletePerson(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaGuardrails];

    public SandboxReply Execute(SandboxCall call)
    {
        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return AlibabaGuardrailsReplies.UnknownPerson(call);
            }

            if (!call.DeletesNothing)
            {
                _state.RemovePerson(call.PersonId!, sandbox.DeletionBy(call));
            }
        }

        return AlibabaGuardrailsReplies.Data(
            call,
            call,
            static (writer, c) =>
            {
                writer.WriteString("personId", c.PersonId);
                writer.WriteNumber("deleteCount", c.DeletesNothing ? 0 : 1);
            }
        );
    }
}
