using SkiaSharp;

namespace FaceEnroll.Imaging.Fitting;

/// <summary>Decodes a picture in sRGB, upright, on white, with no more pixels than it must have.</summary>
internal static class PictureDecoder
{
    /// <summary>The eighths in which JPEG decodes.</summary>
    private const int Eighths = 8;

    private const int SmallSide = 256;

    /// <summary>The picture upright in about this size, and never smaller; null with the reason where it cannot be decoded.</summary>
    public static SKBitmap? Decode(SourcePicture picture, SKSizeI size, out string problem)
    {
        var stored = picture.IsQuarterTurned ? new SKSizeI(size.Height, size.Width) : size;
        var info = new SKImageInfo(
            0,
            0,
            SKImageInfo.PlatformColorType,
            picture.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul,
            SKColorSpace.CreateSrgb()
        );
        info = info.WithSize(DecodedSize(picture.Codec, stored));
        var decoded = new SKBitmap();
        try
        {
            if (!decoded.TryAllocPixels(info))
            {
                problem = $"It cannot be decoded: there is no memory for {info.Width} x {info.Height} pixels.";
                return null;
            }

            var result = picture.Codec.GetPixels(info, decoded.GetPixels(), decoded.RowBytes, SKCodecOptions.Default);
            if (result != SKCodecResult.Success)
            {
                problem =
                    result == SKCodecResult.IncompleteInput
                        ? "It must be whole: its end is missing."
                        : $"It cannot be decoded: {result}.";
                return null;
            }

            problem = "";
            var scaled = PictureScaler.Scale(decoded, stored);
            if (!ReferenceEquals(scaled, decoded))
            {
                decoded.Dispose();
                decoded = scaled;
            }

            var upright = Upright(decoded, picture);
            if (ReferenceEquals(upright, decoded))
            {
                decoded = null;
            }

            return upright;
        }
        finally
        {
            decoded?.Dispose();
        }
    }

    /// <summary>The smallest size that the decoder gives by itself and that is not below the wanted one.</summary>
    private static SKSizeI DecodedSize(SKCodec codec, SKSizeI wanted)
    {
        var full = codec.Info.Size;
        // What is made very small shows how a decoder makes it smaller: it gets more pixels to choose from.
        var times = Math.Max(wanted.Width, wanted.Height) < SmallSide ? 3 : 1;
        for (var i = 1; i < Eighths; i++)
        {
            var size = codec.GetScaledDimensions((float)i / Eighths);
            if (size.Width >= times * wanted.Width && size.Height >= times * wanted.Height)
            {
                return size;
            }
        }

        return full;
    }

    /// <summary>Turned by its origin and put on white; the same bitmap where neither is needed.</summary>
    private static SKBitmap Upright(SKBitmap stored, SourcePicture picture)
    {
        if (picture.Origin == SKEncodedOrigin.TopLeft && picture.IsOpaque)
        {
            return stored;
        }

        var (width, height) = (stored.Width, stored.Height);
        var size = picture.IsQuarterTurned ? new SKSizeI(height, width) : new SKSizeI(width, height);
        var upright = new SKBitmap(stored.Info.WithSize(size).WithAlphaType(SKAlphaType.Opaque));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(Matrix(picture.Origin, width, height));
        using var paint = new SKPaint { IsAntialias = false };
        using var image = SKImage.FromPixels(stored.PeekPixels());
        // Pixels fall onto pixels: nothing is mixed.
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        canvas.Flush();
        return upright;
    }

    /// <summary>From stored pixels to displayed ones, by the meaning of the EXIF orientations 1 to 8.</summary>
    private static SKMatrix Matrix(SKEncodedOrigin origin, int w, int h) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
