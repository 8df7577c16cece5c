using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>PNG and JPEG, below 2 MB, 256 to 4096 px a side.</summary>
internal sealed class AdvanceAIPictures : IPictureRules
{
    // Whether decimal or binary is not said: this is the larger reading.
    private const long TooManyBytes = 2 * 1024 * 1024;

    public PictureProblem Check(PictureHeader header, long bytes) =>
        bytes >= TooManyBytes ? PictureProblem.TooManyBytes
        : header.Format is not (PictureFormat.Jpeg or PictureFormat.Png) ? PictureProblem.Undecodable
        : Math.Max(header.Width, header.Height) > 4096 ? PictureProblem.TooManyPixels
        : Math.Min(header.Width, header.Height) < 256 ? PictureProblem.TooFewPixels
        : PictureProblem.None;

    public static SandboxReply? Refuse(SandboxCall call, PictureProblem problem)
    {
        var message = problem switch
        {
            PictureProblem.None => null,
            PictureProblem.TooManyBytes => "File size should be less than 2MB",
            PictureProblem.Undecodable => "File should be an image file, like jpg, png, jpeg.",
            PictureProblem.TooManyPixels or PictureProblem.TooFewPixels =>
                "Image resolution should be 256 * 256 to 4096 * 4096",

            // The only text documented after this prefix; poor quality has none of its own.
            _ => "Failed to embed image: No face detected",
        };
        return message is null ? null : AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", message);
    }
}
