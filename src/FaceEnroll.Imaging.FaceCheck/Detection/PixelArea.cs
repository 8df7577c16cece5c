namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>A part of a picture, in its pixels.</summary>
internal readonly record struct PixelArea(double Left, double Top, double Width, double Height)
{
    public static PixelArea Whole(FaceImagePixels picture) => new(0, 0, picture.Width, picture.Height);
}
