using FaceEnroll.Cli.Pictures;
using FaceEnroll.Cli.Tests.Support;
using SkiaSharp;

namespace FaceEnroll.Cli.Tests.Pictures;

/// <summary>Small pictures for reports.</summary>
public sealed class PictureThumbnailTests
{
    [TestCase(400, 300, 96, 72)]
    [TestCase(3000, 4000, 72, 96)]
    [TestCase(40, 20, 40, 20)]
    [TestCase(4000, 10, 96, 1)]
    public void Make_APicture_FitsIntoTheSquare(int width, int height, int smallWidth, int smallHeight)
    {
        using var small = SKBitmap.Decode(PictureThumbnail.Make(TestPicture.Jpeg(width, height)));

        Assert.That((small.Width, small.Height), Is.EqualTo((smallWidth, smallHeight)));
    }

    /// <summary>The stored picture has red above; after the orientation red is where the first word says.</summary>
    [TestCase(1, 48, 10)]
    [TestCase(2, 48, 10)]
    [TestCase(3, 48, 60)]
    [TestCase(4, 48, 60)]
    [TestCase(5, 10, 48)]
    [TestCase(6, 60, 48)]
    [TestCase(7, 60, 48)]
    [TestCase(8, 10, 48)]
    public void Make_WithAnOrientation_IsUpright(byte orientation, int redX, int redY)
    {
        var picture = TestPicture.Oriented(TestPicture.Jpeg(400, 300), orientation);

        using var small = SKBitmap.Decode(PictureThumbnail.Make(picture));

        var isTurned = orientation >= 5;
        var red = small.GetPixel(redX, redY);
        Assert.That((small.Width, small.Height), Is.EqualTo(isTurned ? (72, 96) : (96, 72)));
        Assert.That(red.Red, Is.GreaterThan(200), $"{red}");
        Assert.That(red.Blue, Is.LessThan(80), $"{red}");
    }

    [Test]
    public void Make_NoPicture_IsNull() => Assert.That(PictureThumbnail.Make([1, 2, 3]), Is.Null);

    [TestCase("https://example.com/a.jpg")]
    [TestCase("missing.jpg")]
    [TestCase("")]
    [TestCase("nul\0.jpg")]
    public async Task MakeAsync_NothingToBeSeen_IsNull(string picture) =>
        Assert.That(await PictureThumbnail.MakeAsync(picture, Path.GetTempPath(), CancellationToken.None), Is.Null);
}
