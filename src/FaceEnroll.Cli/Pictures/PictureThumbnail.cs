using SkiaSharp;

namespace FaceEnroll.Cli.Pictures;

/// <summary>Makes a small JPEG of a picture, for a report.</summary>
internal static class PictureThumbnail
{
    private const int Side = 96;
    private const int Quality = 70;
    private const long MostBytes = 64 * 1024 * 1024;
    private const long MostPixels = 100_000_000;

    /// <summary>The picture as it is displayed, at most 96 pixels wide and high; null where there is none to be seen.</summary>
    /// <param name="picture">What names it: a file, or a URL, which is not fetched.</param>
    /// <param name="folder">What a file's path is relative to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async ValueTask<byte[]?> MakeAsync(string picture, string folder, CancellationToken cancellationToken)
    {
        if (picture.Length == 0 || PictureSource.IsUrl(picture))
        {
            return null;
        }

        try
        {
            var file = new FileInfo(Path.GetFullPath(picture, folder));
            return file is { Exists: true, Length: <= MostBytes }
                ? Make(await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A report is worth having without one of its pictures.
            return null;
        }
    }

    internal static byte[]? Make(byte[] picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return null;
        }

        // JPEG can be decoded at a fraction of its size.
        var share = (float)Side / Math.Max(codec.Info.Width, codec.Info.Height);
        var size = codec.GetScaledDimensions(Math.Min(1, share));
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var decoded = new SKBitmap(info);
        if (codec.GetPixels(info, decoded.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        var isTurned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        var scale = Math.Min(1, (float)Side / Math.Max(size.Width, size.Height));
        var (width, height) = (Scaled(size.Width, scale), Scaled(size.Height, scale));
        using var small = new SKBitmap(isTurned ? height : width, isTurned ? width : height);
        using (var canvas = new SKCanvas(small))
        {
            canvas.Clear(SKColors.White);
            canvas.Concat(Upright(codec.EncodedOrigin, width, height));
            canvas.Scale(scale);
            using var image = SKImage.FromBitmap(decoded);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var encoded = small.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    private static int Scaled(int side, float scale) => Math.Max(1, (int)MathF.Round(side * scale));

    /// <summary>From how a picture of this size is stored to how it is displayed.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int width, int height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
