using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>PNG, JPEG and BMP; 2 MB and 4096 px, which are the sibling APIs' limits (this one states none).</summary>
internal sealed class FinAuthPictures : IPictureRules
{
    private const long MaxBytes = 2 * 1024 * 1024;
    private const int MaxSide = 4096;

    public PictureProblem Check(PictureHeader header, long bytes) =>
        bytes > MaxBytes ? PictureProblem.TooManyBytes
        : header.Format is not (PictureFormat.Jpeg or PictureFormat.Png or PictureFormat.Bmp)
            ? PictureProblem.Undecodable
        : Math.Max(header.Width, header.Height) > MaxSide ? PictureProblem.TooManyPixels
        : PictureProblem.None;

    public static SandboxReply? Refuse(SandboxCall call, PictureProblem problem, string field) =>
        problem switch
        {
            PictureProblem.None => null,
            PictureProblem.TooManyBytes => FinAuthReplies.TooLarge(),
            PictureProblem.NoFace => FinAuthReplies.Error(call, 400, "NO_FACE_FOUND"),
            PictureProblem.TooManyPixels => FinAuthReplies.Error(call, 400, $"INVALID_IMAGE_SIZE: {field}"),
            PictureProblem.LowQuality or PictureProblem.OtherPerson => FinAuthReplies.Error(call, 400, "LOW_QUALITY"),
            _ => FinAuthReplies.Error(call, 400, $"IMAGE_ERROR_UNSUPPORTED_FORMAT: {field}"),
        };
}
