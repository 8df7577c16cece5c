using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Removing a person with its faces.</summary>
internal sealed class TencentCloudDeletePerson(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.PersonId(call, p) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            if (!_state.People.ContainsKey(call.PersonId!))
            {
                return TencentCloudReplies.NobodyToDelete(call);
            }

            if (_state.Busy.ContainsKey(call.PersonId!))
            {
                return TencentCloudReplies.BusyPerson(call);
            }

            if (!call.DeletesNothing)
            {
                _state.RemovePerson(call.PersonId!, sandbox.DeletionBy(call));
            }
        }

        return TencentCloudReplies.Envelope(call, 0, static (_, _) => { });
    }
}
