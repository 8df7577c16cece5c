using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Reading records back, page by page.</summary>
internal sealed class AlibabaIdVerificationQueryFaceRecord(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

    public SandboxReply Execute(SandboxCall call, AlibabaIdVerificationParameters p)
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

                    // The pages name the member but not its form.
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

    private static bool TryNumber(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is > 0 and < 100_000;
}
