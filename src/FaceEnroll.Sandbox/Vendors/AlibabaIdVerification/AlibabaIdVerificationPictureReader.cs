using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Vendors.Oss;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Reads AddFaceRecord's picture, which comes in one of three ways: uploaded, by address or as base64.</summary>
internal sealed class AlibabaIdVerificationPictureReader(SandboxContext sandbox, OssBucket bucket)
{
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.AlibabaIdVerification);

    /// <summary>A file wins over the others.</summary>
    public async ValueTask<(SandboxPicture? Picture, PictureProblem Problem)> ReadAsync(
        SandboxCall call,
        AlibabaIdVerificationParameters p,
        CancellationToken cancellationToken
    )
    {
        SandboxPicture? picture;
        if (p["FacePictureFile"] is { } file)
        {
            picture = bucket.TryFind(file, out var bytes) ? SandboxPicture.From(bytes) : null;
        }
        else if (p["FacePictureUrl"] is { } url)
        {
            picture = await _gate.FetchAsync(url, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            picture = PictureGate.FromBase64(p["FacePicture"]);
            if (picture is null)
            {
                return (null, PictureProblem.Undecodable);
            }
        }

        var asBase64 = p["FacePictureFile"] is null && p["FacePictureUrl"] is null;
        return picture is null
            ? (null, PictureProblem.NotFetched)
            : (picture, _gate.Check(call, picture, new AlibabaIdVerificationPictures(asBase64)));
    }
}
