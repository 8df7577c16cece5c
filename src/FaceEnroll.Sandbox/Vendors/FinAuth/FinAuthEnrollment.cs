using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>The two operations that take a picture: add and search.</summary>
internal sealed class FinAuthEnrollment
{
    private static readonly FinAuthPictures Rules = new();
    private readonly PictureGate _gate;
    private readonly VendorState _state;

    public FinAuthEnrollment(SandboxContext sandbox)
    {
        _gate = new PictureGate(sandbox, SandboxVendor.FinAuth);
        _state = sandbox.Store[SandboxVendor.FinAuth];

        // A token is 32 hexadecimal characters that tell nothing.
        _state.FaceId = static _ => RandomNumberGenerator.GetHexString(32, lowercase: true);
    }

    public SandboxReply Add(SandboxCall call, MultipartForm form)
    {
        if ((FinAuthRules.UserId(call, form) ?? FinAuthRules.Options(call, form)) is { } refused)
        {
            return refused;
        }

        if (!GroupExists(call))
        {
            return FinAuthRules.UnknownGroup(call);
        }

        if (Picture(call, form, out var picture) is { } bad)
        {
            return bad;
        }

        var token = _state.NextFaceId();
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            var fields = new Dictionary<string, string>();
            if (form.Text("user_data") is { } data)
            {
                fields.Add("user_data", data);
            }

            _state.Add(_gate.Face(call, token, call.LibraryId!, picture!, fields));
        }

        return FinAuthReplies.Success(call, token, static (writer, t) => writer.WriteString("face_token", t));
    }

    /// <summary>Only the same bytes are "similar". The page of the answer was not to be had; results follow its sister API.</summary>
    public SandboxReply Search(SandboxCall call, MultipartForm form)
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

        if (!GroupExists(call))
        {
            return FinAuthRules.UnknownGroup(call);
        }

        if (Picture(call, form, out var picture) is { } bad)
        {
            return bad;
        }

        List<SandboxFace> found;
        lock (_state.Gate)
        {
            found =
            [
                .. _state
                    .Faces.Values.Where(f => f.LibraryId == call.LibraryId && f.PictureSha256 == picture!.Sha256)
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

    private bool GroupExists(SandboxCall call)
    {
        lock (_state.Gate)
        {
            return _state.Libraries.ContainsKey(call.LibraryId!);
        }
    }

    private SandboxReply? Picture(SandboxCall call, MultipartForm form, out SandboxPicture? picture)
    {
        picture = null;
        var file = form["file"];
        var image = form.Text("image");
        if (file is not null && image is not null)
        {
            return FinAuthReplies.Error(call, 400, "COEXISTENCE_ARGUMENTS");
        }

        // A file is a file part: one with a file name.
        if (file is { FileName: null } || (file is null && string.IsNullOrEmpty(image)))
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: image");
        }

        var field = file is null ? "image" : "file";
        picture = file is null ? PictureGate.FromBase64(image) : SandboxPicture.From(file.Content);
        var problem = picture is null ? PictureProblem.Undecodable : _gate.Check(call, picture, Rules);
        return FinAuthPictures.Refuse(call, problem, field);
    }
}
