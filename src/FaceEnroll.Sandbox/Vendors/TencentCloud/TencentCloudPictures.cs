using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>PNG, JPEG and BMP; 5 MB as base64; long side 4000 (JPEG) or 2000, short side 64 (2020-03-03 only).</summary>
internal sealed class TencentCloudPictures(bool shortSideLimited) : IPictureRules
{
    private const long MaxBase64 = 5 * 1024 * 1024;

    public PictureProblem Check(PictureHeader header, long bytes)
    {
        if ((bytes + 2) / 3 * 4 > MaxBase64)
        {
            return PictureProblem.TooManyBytes;
        }

        if (header.Format is not (PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.Bmp))
        {
            return PictureProblem.Undecodable;
        }

        var longest = header.Format == PictureFormat.Jpeg ? 4000 : 2000;
        return Math.Max(header.Width, header.Height) > longest ? PictureProblem.TooManyPixels
            : shortSideLimited && Math.Min(header.Width, header.Height) < 64 ? PictureProblem.TooFewPixels
            : PictureProblem.None;
    }

    /// <summary>The code of one picture among several.</summary>
    public static int RetCode(PictureProblem problem) =>
        problem switch
        {
            PictureProblem.None => 0,
            PictureProblem.NoFace => -1101,
            PictureProblem.Undecodable or PictureProblem.NotFetched => -1102,
            PictureProblem.LowQuality => -1601,
            PictureProblem.OtherPerson => -1604,
            _ => -1109,
        };

    /// <summary>The code when the picture was the call's only one; null where only a RetCode is documented.</summary>
    public static string? CallCode(PictureProblem problem) =>
        problem switch
        {
            PictureProblem.NoFace => "InvalidParameterValue.NoFaceInPhoto",
            PictureProblem.Undecodable => "FailedOperation.ImageDecodeFailed",
            PictureProblem.NotFetched => "FailedOperation.ImageDownloadError",
            PictureProblem.TooManyBytes => "FailedOperation.ImageSizeExceed",
            PictureProblem.TooManyPixels => "FailedOperation.ImageResolutionExceed",
            PictureProblem.TooFewPixels => "FailedOperation.ImageResolutionTooSmall",
            _ => null,
        };
}
