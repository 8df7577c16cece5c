using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Reads the picture of the two operations that take one: add and search.</summary>
internal sealed class FinAuthPictureReader(SandboxContext sandbox)
{
    private static readonly FinAuthPictures s_rules = new();
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.FinAuth);

    public SandboxReply? Read(SandboxCall call, MultipartForm form, out SandboxPicture? picture)
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
        var problem = picture is null ? PictureProblem.Undecodable : _gate.Check(call, picture, s_rules);
        return FinAuthPictures.Refuse(call, problem, field);
    }
}
