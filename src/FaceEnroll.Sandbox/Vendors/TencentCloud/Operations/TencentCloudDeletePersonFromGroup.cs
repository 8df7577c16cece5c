using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Taking a person out of a group: out of the only one, the person and all faces are gone.</summary>
internal sealed class TencentCloudDeletePersonFromGroup(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if ((TencentCloudRules.PersonId(call, p) ?? TencentCloudRules.GroupId(call, p)) is { } refused)
        {
            return refused;
        }

        lock (_state.Gate)
        {
            if (!_state.People.TryGetValue(call.PersonId!, out var person))
            {
                return TencentCloudReplies.UnknownPerson(call);
            }

            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return TencentCloudReplies.UnknownGroup(call);
            }

            if (!person.LibraryIds.Contains(call.LibraryId!))
            {
                return TencentCloudReplies.Error(
                    call,
                    "FailedOperation.GroupPersonMapNotExist",
                    "The person is not in the group."
                );
            }

            if (_state.Busy.ContainsKey(call.PersonId!))
            {
                return TencentCloudReplies.BusyPerson(call);
            }

            var mark = sandbox.DeletionBy(call);
            if (call.DeletesNothing)
            {
                return TencentCloudReplies.Envelope(call, 0, static (_, _) => { });
            }

            if (person.LibraryIds.Count == 1)
            {
                _state.RemovePerson(call.PersonId!, mark);
            }
            else
            {
                _state.Move(person, [.. person.LibraryIds.Where(id => id != call.LibraryId)]);
            }
        }

        return TencentCloudReplies.Envelope(call, 0, static (_, _) => { });
    }
}
