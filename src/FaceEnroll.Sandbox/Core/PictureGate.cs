using System.Buffers.Text;
using System.Text;
using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Core;

/// <summary>Turns what came on the wire into a picture and a problem, if any.</summary>
internal sealed class PictureGate(SandboxContext sandbox, SandboxVendor vendor)
{
    public static SandboxPicture? FromBase64(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var ascii = Encoding.UTF8.GetBytes(text);
        var length = 0;
        return
            !ascii.AsSpan().ContainsAny(" \t\r\n"u8)
            && Base64.DecodeFromUtf8InPlace(ascii, out length) == System.Buffers.OperationStatus.Done
            ? SandboxPicture.From(ascii.AsMemory(0, length))
            : null;
    }

    public ValueTask<SandboxPicture?> FetchAsync(string url, CancellationToken cancellationToken) =>
        sandbox.Fetcher.FetchAsync(url, cancellationToken);

    /// <summary>The vendor's rules first, then the instruction for this picture or person.</summary>
    public PictureProblem Check(SandboxCall call, SandboxPicture picture, IPictureRules rules)
    {
        call.Pictures.Add(picture);
        sandbox.Vault.Keep(picture);
        var problem = picture.Unseen ? PictureProblem.None : rules.Check(picture.Header, picture.Bytes.Length);
        if (problem != PictureProblem.None)
        {
            return problem;
        }

        return sandbox.Verdicts.Decide(vendor, call.PersonId, picture.Sha256) switch
        {
            SandboxVerdict.NoFace => PictureProblem.NoFace,
            SandboxVerdict.LowQuality => PictureProblem.LowQuality,
            SandboxVerdict.OtherPerson => PictureProblem.OtherPerson,
            _ => PictureProblem.None,
        };
    }

    /// <summary>Makes the face's record; the caller, who holds the vendor's state, adds it.</summary>
    /// <exception cref="StalledCallException">The call has taken longer than a call may.</exception>
    public SandboxFace Face(
        SandboxCall call,
        string faceId,
        string libraryId,
        SandboxPicture picture,
        IReadOnlyDictionary<string, string>? fields = null
    )
    {
        var face = new SandboxFace
        {
            Vendor = vendor,
            LibraryId = libraryId,
            PersonId = call.PersonId ?? string.Empty,
            FaceId = faceId,
            PictureSha256 = picture.Sha256,
            PictureBytes = picture.Bytes.Length,
            EnrolledAt = sandbox.TimeOf(call),
            Fields = fields ?? SandboxFace.NoFields,
        };
        call.Enrolled.Add(face);
        return face;
    }
}
