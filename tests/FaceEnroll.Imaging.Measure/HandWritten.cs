using SkiaSharp;

namespace FaceEnroll.Imaging.Measure;

/// <summary>
/// What one would write: decode, turn, resize, encode. It is told the size and the quality at which the file is small enough,
/// which somebody else had to find.
/// </summary>
internal static class HandWritten
{
    public static byte[] Fit(byte[] file, FaceImageReport known)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        using var decoded = SKBitmap.Decode(codec);
        using var upright = new SKBitmap(decoded.Height, decoded.Width, decoded.ColorType, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(upright))
        {
            canvas.Translate(upright.Width, 0);
            canvas.RotateDegrees(90);
            canvas.DrawBitmap(decoded, 0, 0, SKSamplingOptions.Default);
        }

        if (known.Width == upright.Width)
        {
            return Encoded(upright, known.Quality!.Value);
        }

        using var small = upright.Resize(
            new SKSizeI(known.Width, known.Height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        return Encoded(small, known.Quality!.Value);
    }

    private static byte[] Encoded(SKBitmap bitmap, int quality)
    {
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
