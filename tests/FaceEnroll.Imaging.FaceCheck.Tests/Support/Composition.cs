using FaceEnroll.Imaging.Tests.Support;
using SkiaSharp;

namespace FaceEnroll.Imaging.FaceCheck.Tests.Support;

/// <summary>A picture that is made of the portrait, and what a look at it should find: nothing where the list is empty.</summary>
internal sealed record Composition(string Name, byte[] File, params FaceImageFindingKind[] Expected)
{
    /// <summary>Where the face is in the portrait of 720 x 960 pixels: from the forehead to the chin.</summary>
    public static SKRectI Face { get; } = SKRectI.Create(263, 118, 204, 204);

    /// <summary>200 of them, the same in each run.</summary>
    public static IEnumerable<Composition> All()
    {
        var random = new Random(11);
        for (var i = 0; i < 50; i++)
        {
            yield return Good(random, i);
        }

        for (var i = 0; i < 30; i++)
        {
            yield return Empty(random, i);
        }

        for (var i = 0; i < 30; i++)
        {
            yield return Two(random, i);
        }

        for (var i = 0; i < 20; i++)
        {
            var degrees = Between(random, 25, 40) * (i % 2 == 0 ? 1 : -1);
            yield return new(
                $"leaning {degrees:F0}",
                Drawn(canvas => Turned(canvas, degrees, Between(random, 0.7, 1))),
                FaceImageFindingKind.Tilted
            );
        }

        for (var i = 0; i < 21; i++)
        {
            var degrees = (90 * ((i % 3) + 1)) + Between(random, -8, 8);
            yield return new(
                $"turned {degrees:F0}",
                Drawn(canvas => Turned(canvas, degrees, Between(random, 0.7, 1))),
                FaceImageFindingKind.Turned
            );
        }

        for (var i = 0; i < 19; i++)
        {
            var scale = Between(random, 0.16, 0.33);
            yield return new(
                $"small {scale:F2}",
                Drawn(canvas => Turned(canvas, Between(random, -8, 8), scale)),
                FaceImageFindingKind.TooSmall
            );
        }

        for (var i = 0; i < 15; i++)
        {
            yield return Cut(random, i);
        }

        for (var i = 0; i < 15; i++)
        {
            var sigma = (float)Between(random, 5, 9);
            yield return new(
                $"blurred {sigma:F1}",
                Drawn(canvas =>
                {
                    using var filter = SKImageFilter.CreateBlur(sigma, sigma);
                    using var paint = new SKPaint { ImageFilter = filter };
                    Turned(canvas, Between(random, -8, 8), 1, paint);
                }),
                FaceImageFindingKind.Blurred
            );
        }
    }

    /// <summary>The portrait as it is.</summary>
    public static Composition Portrait { get; } = new("portrait", Photo.Portrait);

    /// <summary>The portrait in the middle of a large picture.</summary>
    public static byte[] Within(int width, int height, double scale, double degrees = 0)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Gray);
            canvas.Translate((width - 720) / 2f, (height - 960) / 2f);
            Turned(canvas, degrees, scale);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static Composition Good(Random random, int number)
    {
        var (degrees, scale) = (Between(random, -12, 12), Between(random, 0.5, 1.1));
        return new(
            $"good {number}: {degrees:F0} degrees, scale {scale:F2}",
            Drawn(canvas => Turned(canvas, degrees, scale), background: (uint)random.Next())
        );
    }

    private static Composition Empty(Random random, int number)
    {
        var kind = number % 3;
        return new(
            $"empty {number}",
            Drawn(
                canvas =>
                {
                    using var paint = new SKPaint();
                    switch (kind)
                    {
                        case 0:
                            paint.Shader = SKShader.CreatePerlinNoiseTurbulence(0.02f, 0.03f, 4, random.Next(1_000));
                            canvas.DrawPaint(paint);
                            break;
                        case 1:
                            // The portrait without its face: somebody's clothes.
                            Turned(canvas, Between(random, -8, 8), 1);
                            paint.Color = new SKColor((uint)random.Next()).WithAlpha(255);
                            canvas.DrawRect(SKRect.Create(0, 0, 720, 620), paint);
                            break;
                        default:
                            for (var i = 0; i < 40; i++)
                            {
                                paint.Color = new SKColor((uint)random.Next()).WithAlpha(255);
                                canvas.DrawCircle(random.Next(720), random.Next(960), random.Next(10, 160), paint);
                            }

                            break;
                    }
                },
                background: (uint)random.Next()
            ),
            FaceImageFindingKind.NoFace
        );
    }

    private static Composition Two(Random random, int number)
    {
        var (first, second) = (Between(random, 0.5, 1), Between(random, 0.5, 1));
        return new(
            $"two {number}: scales {first:F2} and {second:F2}",
            Drawn(
                canvas =>
                {
                    Turned(canvas, Between(random, -10, 10), first);
                    canvas.Translate(720, 0);
                    canvas.ClipRect(SKRect.Create(0, 0, 720, 960));
                    Turned(canvas, Between(random, -10, 10), second);
                },
                width: 1_440
            ),
            FaceImageFindingKind.SeveralFaces
        );
    }

    /// <summary>The border goes through the face: left, right or top, a quarter to two fifths of it outside.</summary>
    private static Composition Cut(Random random, int number)
    {
        var share = Between(random, 0.25, 0.4);
        var (x, y) = (number % 3) switch
        {
            0 => (Face.Left + (share * Face.Width), 0),
            1 => (Face.Right - (share * Face.Width) - 720, 0),
            _ => (0.0, Face.Top + (share * Face.Height)),
        };
        return new(
            $"cut {number}: {share:F2}",
            Drawn(canvas =>
            {
                using var portrait = SKBitmap.Decode(Photo.Portrait);
                using var image = SKImage.FromBitmap(portrait);
                canvas.DrawImage(image, (float)-x, (float)-y, SKSamplingOptions.Default);
            }),
            FaceImageFindingKind.CutOff
        );
    }

    /// <summary>The portrait around the canvas's middle, as wide as it is at a scale of 1.</summary>
    private static void Turned(SKCanvas canvas, double degrees, double scale, SKPaint? paint = null)
    {
        using var portrait = SKBitmap.Decode(Photo.Portrait);
        using var image = SKImage.FromBitmap(portrait);
        canvas.Save();
        canvas.Translate(360, 480);
        canvas.RotateDegrees((float)degrees);
        canvas.Scale((float)scale);
        canvas.DrawImage(image, -Face.MidX, -Face.MidY - 60, new SKSamplingOptions(SKCubicResampler.Mitchell), paint);
        canvas.Restore();
    }

    private static byte[] Drawn(Action<SKCanvas> draw, int width = 720, uint background = 0xFF808890)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, 960, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(background).WithAlpha(255));
            draw(canvas);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 92);
        return data.ToArray();
    }

    private static double Between(Random random, double low, double high) => low + (random.NextDouble() * (high - low));
}
