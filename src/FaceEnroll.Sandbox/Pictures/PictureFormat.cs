namespace FaceEnroll.Sandbox.Pictures;

internal enum PictureFormat
{
    Unknown,
    Jpeg,
    Png,
    Bmp,
    Gif,
    WebP,
}
