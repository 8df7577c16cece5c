using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Rules about parameters, apart from pictures.</summary>
internal static class AlibabaIdVerificationRules
{
    private const int MaxUserIdLength = 32;

    public static SandboxReply? NewRecord(SandboxCall call, AlibabaIdVerificationParameters p, VendorState state)
    {
        var missing =
            p["ProductCode"] is null ? "ProductCode"
            : p["FaceGroupCode"] is null ? "FaceGroupCode"
            : p["FacePicture"] is null && p["FacePictureUrl"] is null && p["FacePictureFile"] is null ? "FacePicture"
            : null;
        if (missing is not null)
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "MissingParameter",
                $"{missing} is mandatory for this action."
            );
        }

        bool known;
        lock (state.Gate)
        {
            known = state.Libraries.ContainsKey(call.LibraryId!);
        }

        // No code of its own is documented for an unknown group.
        var invalid =
            p["ProductCode"] != "FACE_ENROLL" ? "ProductCode"
            : p["FaceQualityCheck"] is not (null or "Y" or "N") ? "FaceQualityCheck"
            : call.PersonId?.Length > MaxUserIdLength ? "MerchantUserId"
            : known ? null
            : "FaceGroupCode";
        if (invalid is not null)
        {
            return AlibabaIdVerificationReplies.Refuse(call, 400, "InvalidParameter", $"{invalid} is not valid.");
        }

        return p["FacePictureFile"] is null && p["FacePicture"] is not null && p["FacePictureUrl"] is not null
            ? AlibabaIdVerificationReplies.Refuse(call, 401, "DataDuplication", "Two pictures were given.")
            : null;
    }
}
