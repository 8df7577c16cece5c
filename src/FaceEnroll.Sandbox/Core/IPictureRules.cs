using FaceEnroll.Sandbox.Pictures;

namespace FaceEnroll.Sandbox.Core;

/// <summary>What one vendor documents about pictures.</summary>
internal interface IPictureRules
{
    PictureProblem Check(PictureHeader header, long bytes);
}
