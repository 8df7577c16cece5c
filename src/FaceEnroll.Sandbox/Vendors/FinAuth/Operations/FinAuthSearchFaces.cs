using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Searching a library by a picture.</summary>
internal sealed class FinAuthSearchFaces(SandboxContext sandbox)
{
    private readonly FinAuthPictureReader _reader = new(sandbox);
    private readonly VendorState _state = sandbox.Store[SandboxVendor.FinAuth];

    /// <summary>
    /// Only the same bytes are "similar". The page with the answer could not be found; results follow its sister API.
    /// </summary>
    public SandboxReply Execute(SandboxCall call, MultipartForm form)
    {
        var limit = 1;
        if (
            form.Text("limit") is { } text
            && (
                !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 100
            )
        )
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: limit");
        }

        if (FinAuthRules.KnownGroup(call, _state) is { } unknown)
        {
            return unknown;
        }

        if (_reader.Read(call, form, out var picture) is { } bad)
        {
            return bad;
        }

        List<SandboxFace> found;
        lock (_state.Gate)
        {
            found =
            [
                .. (_state.Libraries.GetValueOrDefault(call.LibraryId!)?.Faces.All() ?? [])
                    .Where(f => f.PictureSha256 == picture!.Sha256)
                    .OrderByDescending(f => f.EnrolledAt)
                    .Take(limit),
            ];
        }

        return FinAuthReplies.Success(
            call,
            found,
            static (writer, faces) =>
            {
                writer.WriteStartArray("results");
                foreach (var face in faces)
                {
                    writer.WriteStartObject();
                    writer.WriteString("face_token", face.FaceId);
                    writer.WriteString("user_id", face.PersonId);
                    writer.WriteNumber("confidence", 99.9);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }
        );
    }
}
