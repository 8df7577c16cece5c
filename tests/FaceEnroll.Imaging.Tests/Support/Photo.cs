using System.Buffers.Binary;
using SkiaSharp;

namespace FaceEnroll.Imaging.Tests.Support;

/// <summary>Pictures as telephones make them, from the portrait in the public domain.</summary>
internal static class Photo
{
    public static byte[] Portrait { get; } =
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg"));

    /// <summary>12 million pixels lying on their side, with the place, the device and a thumbnail: some 7 MB.</summary>
    public static byte[] Phone { get; } =
        With(Encoded(Pixels(4000, 3000, noise: 14), SKEncodedImageFormat.Jpeg, 97), Exif(6));

    /// <summary>The portrait in this size, with the noise of a small sensor.</summary>
    public static SKBitmap Pixels(int width, int height, int noise = 6)
    {
        using var portrait = SKBitmap.Decode(Portrait);
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        portrait.ScalePixels(bitmap, new SKSamplingOptions(SKCubicResampler.CatmullRom));
        var random = new Random(7);
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
        {
            if (i % 4 != 3)
            {
                pixels[i] = (byte)Math.Clamp(pixels[i] + random.Next(-noise, noise + 1), 0, 255);
            }
        }

        return bitmap;
    }

    public static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using (bitmap)
        {
            using var data = bitmap.Encode(format, quality);
            return data.ToArray();
        }
    }

    public static byte[] Jpeg(int width, int height, int quality = 90) =>
        Encoded(Pixels(width, height), SKEncodedImageFormat.Jpeg, quality);

    public static byte[] Png(int width, int height) => Encoded(Pixels(width, height), SKEncodedImageFormat.Png, 100);

    /// <summary>The JPEG with further segments behind its first marker.</summary>
    public static byte[] With(byte[] jpeg, params byte[][] segments) =>
        [.. jpeg[..2], .. segments.SelectMany(s => s), .. jpeg[2..]];

    public static byte[] Segment(byte marker, byte[] content)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [0xFF, marker, .. length, .. content];
    }

    /// <summary>EXIF with a device's name, an orientation, and a text where the place would stand.</summary>
    public static byte[] Exif(int orientation) =>
        Segment(
            0xE1,
            [
                .. "Exif\0\0MM\0*\0\0\0\x08\0\x02"u8,
                // The device: four bytes of text that need no place of their own.
                .. (byte[])[0x01, 0x10, 0, 2, 0, 0, 0, 4, (byte)'C', (byte)'A', (byte)'N', 0],
                .. (byte[])[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0],
                .. (byte[])[0, 0, 0, 0],
                .. "CANARY 48.8583 N 2.2945 E"u8,
            ]
        );
}
