using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>Reads the pictures of the two operations that take some: CreateFace and CreatePerson.</summary>
internal sealed class TencentCloudPictureReader(SandboxContext sandbox)
{
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.TencentCloud);

    public async ValueTask<List<(SandboxPicture? Picture, PictureProblem Problem)>> ReadAsync(
        SandboxCall call,
        IReadOnlyList<string> sources,
        bool byUrl,
        CancellationToken cancellationToken
    )
    {
        var rules = new TencentCloudPictures(call.Head.Header("X-TC-Version") == "2020-03-03");
        var pictures = new List<(SandboxPicture?, PictureProblem)>();
        foreach (var source in sources)
        {
            var picture = byUrl
                ? await _gate.FetchAsync(source, cancellationToken).ConfigureAwait(false)
                : PictureGate.FromBase64(source);
            var problem =
                picture is not null ? _gate.Check(call, picture, rules)
                : byUrl ? PictureProblem.NotFetched
                : PictureProblem.Undecodable;
            pictures.Add((picture, problem));
        }

        return pictures;
    }
}
