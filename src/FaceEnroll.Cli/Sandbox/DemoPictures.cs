using System.Globalization;
using System.Text;
using SkiaSharp;

namespace FaceEnroll.Cli.Sandbox;

/// <summary>
/// Pictures for a first run, drawn here: forty lines, of which one is in the list twice, one is too small for most vendors, and
/// one shows no face.
/// </summary>
internal static class DemoPictures
{
    public const int Count = 40;

    /// <summary>The person in whose picture nobody is.</summary>
    public const string Faceless = "demo-13";

    private const int TooSmall = 27;
    private const int Twice = 40;
    private const int Width = 480;
    private const int Height = 640;
    private const int Quality = 85;

    /// <summary>Draws them into a folder.</summary>
    /// <returns>The list's path.</returns>
    public static string WriteTo(string folder)
    {
        var list = new StringBuilder("person,picture,name\n");
        for (var i = 1; i <= Count; i++)
        {
            var shown = i == Twice ? 1 : i;
            var person = string.Create(CultureInfo.InvariantCulture, $"demo-{shown:00}");
            if (i != Twice)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{person}.jpg"), Draw(i, i == TooSmall ? 16 : 1));
            }

            _ = list.Append(CultureInfo.InvariantCulture, $"{person},{person}.jpg,Demo {shown:00}\n");
        }

        var path = Path.Combine(folder, "demo.csv");
        File.WriteAllText(path, list.ToString());
        return path;
    }

    private static byte[] Draw(int number, int divisor)
    {
        using var bitmap = new SKBitmap(Width / divisor, Height / divisor);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColor.FromHsl(number * 9, 35, 75));
        canvas.Scale(1f / divisor);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.FromHsl(25, 45, 40 + number) };
        canvas.DrawRect(150, 520, 180, 120, paint);
        canvas.DrawOval(240, 320, 140, 190, paint);
        if (!IsFaceless(number))
        {
            paint.Color = SKColors.White;
            canvas.DrawOval(185, 280, 30, 18, paint);
            canvas.DrawOval(295, 280, 30, 18, paint);
            paint.Color = SKColor.FromHsl(number * 31 % 360, 60, 30);
            canvas.DrawCircle(185, 280, 12, paint);
            canvas.DrawCircle(295, 280, 12, paint);
            paint.Color = SKColor.FromHsl(0, 50, 45);
            canvas.DrawOval(240, 420, 45, 8 + (number % 9), paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }

    private static bool IsFaceless(int number) =>
        Faceless == string.Create(CultureInfo.InvariantCulture, $"demo-{number:00}");
}
