using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Removing a user's records.</summary>
internal sealed class AlibabaIdVerificationDeleteFaceRecordV2(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

    public SandboxReply Execute(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        call.LibraryId = p["FaceGroupCode"];
        call.PersonId = p["MerchantUserId"];
        if (call.PersonId is null)
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "MissingParameter",
                "MerchantUserId is mandatory for this action."
            );
        }

        List<SandboxFace> gone;
        lock (_state.Gate)
        {
            // Without a group, or with an empty one, the user is removed from every group.
            var mark = sandbox.DeletionBy(call);
            gone = _state
                .FacesOf(call.PersonId)
                .FindAll(face => !call.DeletesNothing && (call.LibraryId is null || face.LibraryId == call.LibraryId));
            gone.ForEach(face => _state.Remove(face.FaceId, mark));
        }

        return AlibabaIdVerificationReplies.Success(
            call,
            gone.Select(face => face.LibraryId).Distinct().ToList(),
            static (writer, groups) =>
            {
                writer.WriteStartObject("Result");
                writer.WriteString("Deleted", groups.Count > 0 ? "Y" : "N");
                writer.WriteString("DeletedGroupCodes", string.Join(',', groups));
                writer.WriteEndObject();
            }
        );
    }
}
