namespace FaceEnroll.Sdk.Images;

/// <summary>The formats as people write them.</summary>
internal static class ImageFormatNames
{
    public static string Named(this FaceImageFormat format) =>
        format switch
        {
            FaceImageFormat.Jpeg => "JPEG",
            FaceImageFormat.Png => "PNG",
            FaceImageFormat.Bmp => "BMP",
            FaceImageFormat.Gif => "GIF",
            _ => format.ToString(),
        };
}
