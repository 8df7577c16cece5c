using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Removing faces of a person.</summary>
internal sealed class TencentCloudDeleteFace(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.TencentCloud];

    public SandboxReply Execute(SandboxCall call, TencentCloudParameters p)
    {
        if (TencentCloudRules.PersonId(call, p) is { } refused)
        {
            return refused;
        }

        if (!p.TryTexts("FaceIds", out var ids) || ids is not { Count: > 0 })
        {
            return TencentCloudReplies.Error(call, "MissingParameter.ErrorParameterEmpty", "FaceIds is required.");
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

            // What an id that the person does not have answers is not documented: here it is only missing from SucFaceIds.
            var held = _state.FaceIds(call.PersonId!);
            var doomed = held.Intersect(ids).ToList();
            if (held.Count > 0 && doomed.Count == held.Count)
            {
                return TencentCloudReplies.Error(
                    call,
                    "InvalidParameterValue.DeleteFaceNumExceed",
                    "A person keeps at least one face."
                );
            }

            var gone = call.DeletesNothing ? [] : doomed;
            var mark = sandbox.DeletionBy(call);
            gone.ForEach(id => _state.Remove(id, mark));
            return TencentCloudReplies.Envelope(
                call,
                gone,
                static (writer, gone) =>
                {
                    writer.WriteNumber("SucDeletedNum", gone.Count);
                    writer.WriteStrings("SucFaceIds", gone);
                }
            );
        }
    }
}
