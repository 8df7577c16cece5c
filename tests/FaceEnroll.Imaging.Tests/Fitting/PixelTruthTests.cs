using FaceEnroll.Imaging.Fitting;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;
using SkiaSharp;

namespace FaceEnroll.Imaging.Tests.Fitting;

/// <summary>The pixels are those that another program makes of the same file.</summary>
[TestOf(typeof(PictureDecoder))]
[TestOf(typeof(PictureScaler))]
public class PixelTruthTests
{
    private const double LeastPsnr = 35;

    [SetUp]
    public void Require() => Oracle.Require();

    [Test]
    public void Orientation_AllEight_AreUprightLikeTheOracles([Range(1, 8)] int orientation)
    {
        var file = Photo.With(Photo.Jpeg(640, 480), Photo.Exif(orientation));
        var upright = orientation >= 5 ? new SKSizeI(480, 640) : new SKSizeI(640, 480);
        var ours = Pixels(file, upright);
        var psnr = Oracle.Psnr(ours, Oracle.Convert(file, "-auto-orient"));
        TestContext.Out.WriteLine($"Orientation {orientation}: {psnr:F1} dB.");
        Assert.That(psnr, Is.GreaterThan(45));
    }

    [TestCase(1999, 1499, "jpg")]
    [TestCase(1200, 900, "jpg")]
    [TestCase(960, 720, "jpg")]
    [TestCase(720, 540, "jpg")]
    [TestCase(352, 264, "jpg")]
    [TestCase(132, 99, "jpg")]
    [TestCase(1200, 900, "png")]
    [TestCase(720, 540, "png")]
    [TestCase(132, 99, "png")]
    public void Resize_ToAnySize_IsTheOraclesWithTheSameFilter(int width, int height, string format)
    {
        var file = format == "jpg" ? s_jpeg.Value : s_png.Value;
        var ours = Pixels(file, new SKSizeI(width, height));
        var psnr = Oracle.Psnr(ours, Oracle.Convert(file, $"-filter Mitchell -resize {width}x{height}!"));
        TestContext.Out.WriteLine($"{format} 2000 x 1500 to {width} x {height}: {psnr:F1} dB.");
        Assert.That(psnr, Is.GreaterThan(LeastPsnr));
    }

    private static readonly Lazy<byte[]> s_jpeg = new(() => Photo.Jpeg(2000, 1500));
    private static readonly Lazy<byte[]> s_png = new(() => Photo.Png(2000, 1500));

    private static byte[] Pixels(byte[] file, SKSizeI size)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        var picture = new SourcePicture(codec, data, FaceImageFormat.Jpeg);
        using var decoded = PictureDecoder.Decode(picture, size, out var problem)!;
        Assert.That(problem, Is.Empty);
        Assert.That(decoded.Info.Size, Is.EqualTo(size));
        using var rgba = decoded.Copy(SKColorType.Rgba8888);
        var rgb = new byte[size.Width * size.Height * 3];
        var pixels = rgba.GetPixelSpan();
        for (int i = 0, j = 0; i < pixels.Length; i += 4, j += 3)
        {
            (rgb[j], rgb[j + 1], rgb[j + 2]) = (pixels[i], pixels[i + 1], pixels[i + 2]);
        }

        return rgb;
    }
}
