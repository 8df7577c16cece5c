using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Reading records back, page by page.</summary>
internal sealed class AlibabaIdVerificationQueryFaceRecord(SandboxContext sandbox)
{
    private const string Manual = "MANUAL";
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

    public SandboxReply Execute(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        call.LibraryId = p["FaceGroupCode"];
        call.PersonId = p["MerchantUserId"];
        if (call.LibraryId is null)
        {
            return AlibabaIdVerificationReplies.Refuse(
                call,
                400,
                "MissingParameter",
                "FaceGroupCode is mandatory for this action."
            );
        }

        if (AlibabaIdVerificationRules.Page(call, p, out var page) is { } refused)
        {
            return refused;
        }

        List<SandboxFace> faces;
        int total;
        lock (_state.Gate)
        {
            if (Narrowed(call, p) is { } found)
            {
                faces = [.. found.Skip((int)Math.Min(page.Skip, int.MaxValue)).Take(page.Size)];
                total = found.Count;
            }
            else
            {
                // What an unknown group answers is not documented: here it is empty.
                var all = _state.Libraries.GetValueOrDefault(call.LibraryId)?.Faces;
                faces = all?.Page(page.Skip, page.Size) ?? [];
                total = all?.Count ?? 0;
            }
        }

        return AlibabaIdVerificationReplies.Success(
            call,
            (faces: call.Shown(faces), page, total),
            static (writer, s) =>
            {
                writer.WriteStartArray("Items");
                foreach (var face in s.faces)
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
                    writer.WriteString("RegistrationType", Manual);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                AlibabaIdVerificationReplies.WritePage(writer, s.page, s.total);
            }
        );
    }

    /// <summary>The records that pass the filters, which are few; null where there is no filter.</summary>
    private List<SandboxFace>? Narrowed(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        // All that the sandbox holds counts as registered by hand.
        if (p["RegistrationType"] is not (null or Manual))
        {
            return [];
        }

        var found =
            p["FaceId"] is { } faceId ? (_state.Faces.TryGetValue(faceId, out var face) ? [face] : [])
            : call.PersonId is not null ? _state.FacesOf(call.PersonId)
            : null;
        return found?.FindAll(f =>
            f.LibraryId == call.LibraryId && (call.PersonId is null || f.PersonId == call.PersonId)
        );
    }
}
