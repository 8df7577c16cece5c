using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Vendors.Oss;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>The operations around enrollment: reading back, deleting, and leave to upload a file.</summary>
internal sealed class AlibabaIdVerificationCompanions(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

    public SandboxReply QueryFaceRecord(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        call.LibraryId = p["FaceGroupCode"];
        call.PersonId = p["MerchantUserId"];
        if (call.LibraryId is null || p["CurrentPage"] is null || p["PageSize"] is null)
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "MissingParameter",
                "FaceGroupCode, CurrentPage and PageSize are mandatory for this action."
            );
        }

        if (!TryNumber(p["CurrentPage"], out var page) || !TryNumber(p["PageSize"], out var size))
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "InvalidParameter",
                "CurrentPage and PageSize are numbers from 1."
            );
        }

        List<SandboxFace> found;
        lock (_state.Gate)
        {
            found =
            [
                .. _state.Faces.Values.Where(face =>
                    face.LibraryId == call.LibraryId
                    && (call.PersonId is null || face.PersonId == call.PersonId)
                    && (p["FaceId"] is null || face.FaceId == p["FaceId"])
                ),
            ];
        }

        return AlibabaIdVerificationReplies.Success(
            call,
            (found, page, size),
            static (writer, s) =>
            {
                writer.WriteStartArray("Items");
                foreach (var face in s.found.Skip((s.page - 1) * s.size).Take(s.size))
                {
                    writer.WriteStartObject();
                    writer.WriteNumber(
                        "Id",
                        long.Parse(face.FaceId.AsSpan("face".Length), CultureInfo.InvariantCulture)
                    );
                    writer.WriteString("FaceId", face.FaceId);
                    writer.WriteString("MerchantUserId", face.PersonId);
                    writer.WriteString("ImgOssUrl", string.Empty);

                    // The pages name the member and not its form.
                    writer.WriteString(
                        "GmtCreate",
                        face.EnrolledAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                    );
                    writer.WriteString("RegistrationType", "MANUAL");
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteNumber("CurrentPage", s.page);
                writer.WriteNumber("PageSize", s.size);
                writer.WriteNumber("TotalCount", s.found.Count);
                writer.WriteNumber("TotalPage", (s.found.Count + s.size - 1) / s.size);
            }
        );
    }

    public SandboxReply DeleteFaceRecord(SandboxCall call, AlibabaIdVerificationParameters p)
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
            // Without a group the user goes from every group.
            gone =
            [
                .. _state.Faces.Values.Where(face =>
                    face.PersonId == call.PersonId && (call.LibraryId is null || face.LibraryId == call.LibraryId)
                ),
            ];
            gone.ForEach(face => _state.Remove(face.FaceId));
        }

        return AlibabaIdVerificationReplies.Success(
            call,
            gone.Select(face => face.LibraryId).Distinct().ToList(),
            static (writer, groups) =>
            {
                writer.WriteStartObject("Result");
                writer.WriteString("Deleted", groups.Count > 0 ? "Y" : "N");
                writer.WriteStrings("DeletedGroupCodes", groups);
                writer.WriteEndObject();
            }
        );
    }

    public SandboxReply AuthorizeFileUpload(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        if (p["Product"] != "Cloudauth-intl" || p["RegionId"] is not { } region)
        {
            return AlibabaGateway.Error(
                call,
                400,
                "InvalidParameter",
                "Product must be Cloudauth-intl, and RegionId is required."
            );
        }

        return AlibabaFormat.Reply(
            call,
            200,
            "AuthorizeFileUploadResponse",
            (call, OssBucket.Grant(region, call.RequestId, sandbox.Now + call.ClockError)),
            static (writer, s) =>
            {
                var grant = s.Item2;
                writer.WriteString("RequestId", s.call.RequestId.ToUpperInvariant());
                writer.WriteString("AccessKeyId", OssBucket.AccessKeyId);
                writer.WriteString("EncodedPolicy", grant.Policy);
                writer.WriteString("Signature", grant.Signature);
                writer.WriteString("ObjectKey", grant.Key);
                writer.WriteString("Bucket", OssBucket.Name);
                writer.WriteString("Endpoint", grant.Endpoint);
                writer.WriteBoolean("UseAccelerate", false);
            }
        );
    }

    private static bool TryNumber(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and < 100_000;
}
