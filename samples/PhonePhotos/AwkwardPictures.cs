using System.Buffers.Binary;
using SkiaSharp;

namespace PhonePhotos;

/// <summary>Pictures as they come from telephones and forms, made from a portrait in the public domain.</summary>
internal static class AwkwardPictures
{
    private static readonly string s_portrait = Path.Combine(
        AppContext.BaseDirectory,
        "Assets",
        "astronaut-720x960.jpg"
    );

    /// <summary>Makes them.</summary>
    /// <returns>The folder.</returns>
    public static string Make(string folder)
    {
        Directory.CreateDirectory(folder);
        using var portrait = SKBitmap.Decode(s_portrait);
        Write(folder, "on-its-side.jpg", OnItsSide(portrait));
        Write(folder, "huge.jpg", Drawn(6000, 8000, SKColors.Gray, (0, 0, 6000, 8000), portrait));
        Write(folder, "transparent.png", Transparent(portrait));
        Write(folder, "two-faces.jpg", Drawn(1440, 960, SKColors.Gray, (0, 0, 720, 960), portrait, second: 720));
        Write(folder, "no-face.jpg", Drawn(900, 1200, SKColors.SteelBlue, (0, 0, 0, 0), portrait));
        Write(folder, "blurred.jpg", Drawn(720, 960, SKColors.Gray, (0, 0, 720, 960), portrait, blur: 6));
        Write(folder, "cut-off.jpg", Drawn(720, 960, SKColors.Gray, (-330, 0, 390, 960), portrait));
        Write(folder, "tiny.jpg", Drawn(60, 80, SKColors.Gray, (0, 0, 60, 80), portrait));
        Write(folder, "from-an-iphone.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        return folder;
    }

    /// <summary>As a telephone stores it: 12 million pixels lying on their side, and an orientation that says so.</summary>
    private static byte[] OnItsSide(SKBitmap portrait)
    {
        using var bitmap = new SKBitmap(4000, 3000);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Translate(0, 3000);
            canvas.RotateDegrees(-90);
            Draw(canvas, portrait, (0, 0, 3000, 4000));
        }

        var jpeg = Encoded(bitmap, SKEncodedImageFormat.Jpeg);
        return [.. jpeg.AsSpan(0, 2), .. Orientation(6), .. jpeg.AsSpan(2)];
    }

    private static byte[] Transparent(SKBitmap portrait)
    {
        using var bitmap = new SKBitmap(900, 1200);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Transparent);
            using var oval = new SKRoundRect(new SKRect(100, 60, 800, 1000), 350, 470);
            canvas.ClipRoundRect(oval, antialias: true);
            Draw(canvas, portrait, (0, 0, 900, 1200));
        }

        return Encoded(bitmap, SKEncodedImageFormat.Png);
    }

    private static byte[] Drawn(
        int width,
        int height,
        SKColor background,
        (int Left, int Top, int Right, int Bottom) place,
        SKBitmap portrait,
        int? second = null,
        float blur = 0
    )
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(background);
            Draw(canvas, portrait, place, blur);
            if (second is { } right)
            {
                canvas.Translate(right, 0);
                Draw(canvas, portrait, place);
            }
        }

        return Encoded(bitmap, SKEncodedImageFormat.Jpeg);
    }

    private static void Draw(
        SKCanvas canvas,
        SKBitmap portrait,
        (int Left, int Top, int Right, int Bottom) place,
        float blur = 0
    )
    {
        using var image = SKImage.FromBitmap(portrait);
        using var filter = blur > 0 ? SKImageFilter.CreateBlur(blur, blur) : null;
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawImage(
            image,
            new SKRect(place.Left, place.Top, place.Right, place.Bottom),
            new SKSamplingOptions(SKCubicResampler.CatmullRom),
            paint
        );
    }

    private static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>The segment of a JPEG that says how it is to be turned.</summary>
    private static byte[] Orientation(ushort orientation)
    {
        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\x08\0\x01"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(exif.AsSpan(24), orientation);
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [0xFF, 0xE1, .. length, .. exif];
    }

    private static void Write(string folder, string name, byte[] content) =>
        File.WriteAllBytes(Path.Combine(folder, name), content);
}
