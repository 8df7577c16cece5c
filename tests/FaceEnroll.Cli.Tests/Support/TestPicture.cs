using SkiaSharp;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>Pictures of any size; each is its own by its color.</summary>
internal static class TestPicture
{
    private const int Quality = 80;

    /// <summary>A picture whose upper half is red.</summary>
    public static byte[] Jpeg(int width, int height, byte shade = 0)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0, shade, 255));
        using var paint = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width, height / 2f, paint);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    /// <summary>The same picture with an EXIF orientation.</summary>
    public static byte[] Oriented(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            .. (ReadOnlySpan<byte>)[0xFF, 0xE1, 0, 34],
            .. "Exif\0\0"u8,
            .. (ReadOnlySpan<byte>)[(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1],
            .. (ReadOnlySpan<byte>)[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }
}
