using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>Documented for the search call, advisory for adding: six formats, 20 MB, side 30000, 250 megapixels.</summary>
internal sealed class AlibabaGuardrailsPictures : IPictureRules
{
    private const long MaxBytes = 20 * 1024 * 1024;
    private const int MaxSide = 30000;
    private const long MaxPixels = 250_000_000;

    public PictureProblem Check(PictureHeader header, long bytes) =>
        bytes > MaxBytes ? PictureProblem.TooManyBytes
        : header.Format == PictureFormat.Unknown ? PictureProblem.Undecodable
        : Math.Max(header.Width, header.Height) > MaxSide || (long)header.Width * header.Height > MaxPixels
            ? PictureProblem.TooManyPixels
        : PictureProblem.None;

    /// <summary>The code when the picture was the call's only one; null where only a failed item is documented.</summary>
    public static int? CallCode(PictureProblem problem) =>
        problem switch
        {
            PictureProblem.NotFetched => 404,
            PictureProblem.TooManyBytes => 589,
            PictureProblem.TooManyPixels => 480,
            PictureProblem.Undecodable => 590,
            _ => null,
        };

    /// <summary>
    /// An item's <c>msg</c>: a client in the wild reads it, but no page documents it, so its wording is the sandbox's.
    /// </summary>
    public static string Message(PictureProblem problem) =>
        problem switch
        {
            PictureProblem.None => "OK",
            PictureProblem.NoFace => "no face detected",
            PictureProblem.NotFetched => "image could not be downloaded",
            PictureProblem.Undecodable => "image format is not supported",
            PictureProblem.LowQuality or PictureProblem.OtherPerson => "face quality is too low",
            _ => "image is too large",
        };
}
