using FaceEnroll.Imaging.FaceCheck.Detection;
using SkiaSharp;

namespace FaceEnroll.Imaging.FaceCheck.Tests.Support;

/// <summary>Looks at files as the fitter would, without a vendor.</summary>
internal static class Look
{
    public static List<DetectedFace> Faces(FaceImageCheck check, byte[] file)
    {
        using var bitmap = Decoded(file);
        return check.Faces(Pixels(bitmap), default);
    }

    public static List<FaceImageFindingKind> Kinds(FaceImageCheck check, byte[] file)
    {
        using var bitmap = Decoded(file);
        return [.. check.Inspect(Pixels(bitmap), default).Select(f => f.Kind)];
    }

    public static SKBitmap Decoded(byte[] file)
    {
        using var decoded = SKBitmap.Decode(file);
        return decoded.Copy(SKColorType.Rgba8888);
    }

    public static FaceImagePixels Pixels(SKBitmap bitmap) =>
        new(bitmap.GetPixelSpan(), bitmap.Width, bitmap.Height, bitmap.Width, bitmap.Height);
}
