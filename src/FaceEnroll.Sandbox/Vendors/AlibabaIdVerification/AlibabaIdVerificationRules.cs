using System.Globalization;
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

    /// <summary>
    /// The comments of the vendor's clients call both required. The other way to page (MaxResults, NextToken) is not served.
    /// </summary>
    public static SandboxReply? Page(
        SandboxCall call,
        AlibabaIdVerificationParameters p,
        out AlibabaIdVerificationPage page
    )
    {
        page = default;
        if (p["CurrentPage"] is null || p["PageSize"] is null)
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "MissingParameter",
                "CurrentPage and PageSize are mandatory for this action."
            );
        }

        if (!TryNumber(p["CurrentPage"], out var number) || !TryNumber(p["PageSize"], out var size))
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "InvalidParameter",
                "CurrentPage and PageSize are numbers from 1."
            );
        }

        page = new AlibabaIdVerificationPage(number, size);
        return null;
    }

    private static bool TryNumber(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and < 100_000;
}
