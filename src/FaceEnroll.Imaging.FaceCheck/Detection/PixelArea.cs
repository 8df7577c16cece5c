namespace FaceEnroll.Imaging.FaceCheck.Detection;

/// <summary>A part of a picture, in its pixels.</summary>
internal readonly record struct PixelArea(double Left, double Top, double Width, double Height)
{
    public static PixelArea Whole(FaceImagePixels picture) => new(0, 0, picture.Width, picture.Height);

    /// <summary>What is around a face, so many times as large as it, and inside of the picture.</summary>
    public static PixelArea Around(FaceImagePixels picture, DetectedFace face, double times)
    {
        var side = times * Math.Max(face.Width, face.Height);
        var left = Math.Clamp(face.Centre.X - (side / 2), 0, picture.Width - 1);
        var top = Math.Clamp(face.Centre.Y - (side / 2), 0, picture.Height - 1);
        return new PixelArea(
            left,
            top,
            Math.Min(picture.Width, face.Centre.X + (side / 2)) - left,
            Math.Min(picture.Height, face.Centre.Y + (side / 2)) - top
        );
    }
}
