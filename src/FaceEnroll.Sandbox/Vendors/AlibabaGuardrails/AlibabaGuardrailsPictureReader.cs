using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Reads the pictures of AddFaces: it takes addresses only.</summary>
internal sealed class AlibabaGuardrailsPictureReader(SandboxContext sandbox)
{
    private static readonly AlibabaGuardrailsPictures s_rules = new();
    private readonly PictureGate _gate = new(sandbox, SandboxVendor.AlibabaGuardrails);

    /// <summary>None of them has a face's id yet.</summary>
    public async ValueTask<List<(SandboxPicture? Picture, PictureProblem Problem, string? FaceId)>> ReadAsync(
        SandboxCall call,
        IReadOnlyList<string> urls,
        CancellationToken cancellationToken
    )
    {
        var items = new List<(SandboxPicture?, PictureProblem, string?)>();
        foreach (var url in urls)
        {
            var picture = await _gate.FetchAsync(url, cancellationToken).ConfigureAwait(false);
            items.Add(
                (picture, picture is null ? PictureProblem.NotFetched : _gate.Check(call, picture, s_rules), null)
            );
        }

        return items;
    }
}
