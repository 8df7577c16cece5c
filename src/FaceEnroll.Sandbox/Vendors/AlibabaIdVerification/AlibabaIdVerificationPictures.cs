using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>JPEG, taller than wide, up to 1920 by 1080; 10 MB, or 1 MB as base64.</summary>
internal sealed class AlibabaIdVerificationPictures(bool asBase64) : IPictureRules
{
    // No page says whether the file or the base64 text counts, or whether decimal or binary: here it is the file, binary.
    private const long MaxBytes = 10 * 1024 * 1024;
    private const long MaxBase64Bytes = 1024 * 1024;

    public PictureProblem Check(PictureHeader header, long bytes) =>
        bytes > (asBase64 ? MaxBase64Bytes : MaxBytes) ? PictureProblem.TooManyBytes
        : header.Format != PictureFormat.Jpeg ? PictureProblem.Undecodable
        : header.Height <= header.Width ? PictureProblem.WrongShape
        : header.Height > 1920 || header.Width > 1080 ? PictureProblem.TooManyPixels
        : PictureProblem.None;

    /// <summary>The refusal on HTTP 401; null where the answer is <c>Passed: N</c> instead.</summary>
    public static string? Code(PictureProblem problem) =>
        problem switch
        {
            PictureProblem.NoFace => "NoFaceDetected",
            PictureProblem.TooManyBytes => "ToolargeImage",
            PictureProblem.NotFetched => "DownloadTimeout",
            PictureProblem.LowQuality or PictureProblem.OtherPerson => null,
            _ => "UnqualifiedPhoto",
        };
}
