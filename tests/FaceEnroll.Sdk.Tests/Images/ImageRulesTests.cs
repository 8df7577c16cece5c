using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>One picture against one vendor's limits.</summary>
public class ImageRulesTests
{
    private static FaceEnrollmentLimits Limits(FaceLimitBasis basis = FaceLimitBasis.Documented) =>
        new()
        {
            Formats = [FaceImageFormat.Jpeg, FaceImageFormat.Png],
            FormatsBasis = basis,
            MaxImageBytes = new FaceLimit(1000, basis),
            MinShortSide = new FaceLimit(100, basis),
            MaxShortSide = new FaceLimit(400, basis),
            MaxLongSide = new FaceLimit(800, basis),
            MaxLongSideNotJpeg = new FaceLimit(600, basis),
        };

    private static BrokenImageRule? Check(
        FaceEnrollmentLimits limits,
        int width,
        int height,
        FaceImageFormat format = FaceImageFormat.Jpeg,
        long length = 1000,
        int orientation = 1
    ) =>
        ImageRules.FirstBroken(
            ImageHeaderStatus.Recognised,
            new ImageInfo(format, width, height, orientation),
            length,
            limits
        );

    [TestCase(100, 100)]
    [TestCase(400, 800)]
    [TestCase(800, 400)]
    public void FirstBroken_AtTheLimits_IsNone(int width, int height) =>
        Assert.That(Check(Limits(), width, height), Is.Null);

    [TestCase(99, 300, "at least 100 pixels on its shorter side")]
    [TestCase(300, 99, "at least 100 pixels on its shorter side")]
    [TestCase(401, 401, "at most 400 pixels on its shorter side")]
    [TestCase(300, 801, "at most 800 pixels on its longer side")]
    public void FirstBroken_PastALimit_IsNamed(int width, int height, string rule) =>
        Assert.That(Check(Limits(), width, height)!.Value.Rule, Is.EqualTo(rule));

    [Test]
    public void FirstBroken_OtherFormat_HasItsOwnLongSide()
    {
        Assert.That(Check(Limits(), 300, 600, FaceImageFormat.Png), Is.Null);
        Assert.That(
            Check(Limits(), 300, 601, FaceImageFormat.Png)!.Value.Rule,
            Is.EqualTo("at most 600 pixels on its longer side")
        );
        Assert.That(Check(Limits(), 300, 601), Is.Null);
    }

    [Test]
    public void FirstBroken_FormatBytesAndEmptiness_AreNamed()
    {
        Assert.That(Check(Limits(), 300, 300, FaceImageFormat.WebP)!.Value.Rule, Is.EqualTo("a picture in Jpeg, Png"));
        Assert.That(Check(Limits(), 300, 300, length: 1001)!.Value.Rule, Is.EqualTo("at most 1000 bytes"));
        Assert.That(Check(Limits(), 300, 300, length: 0)!.Value.Rule, Is.EqualTo("not empty"));
    }

    [TestCase(nameof(ImageHeaderStatus.Unrecognised), "a picture in Jpeg, Png")]
    [TestCase(nameof(ImageHeaderStatus.Malformed), "a picture with an intact header")]
    [TestCase(nameof(ImageHeaderStatus.NeedMoreData), null)]
    public void FirstBroken_HeaderNotRecognised_IsNamedUnlessItMayFollow(string status, string? rule) =>
        Assert.That(
            ImageRules.FirstBroken(Enum.Parse<ImageHeaderStatus>(status), default, 9, Limits())?.Rule,
            Is.EqualTo(rule)
        );

    [Test]
    public void FirstBroken_AdvisoryAndDocumented_IsTheDocumentedOne()
    {
        var limits = new FaceEnrollmentLimits
        {
            Formats = [FaceImageFormat.Jpeg],
            MaxImageBytes = new FaceLimit(10, FaceLimitBasis.Advisory),
            MaxLongSide = new FaceLimit(50),
        };
        var broken = Check(limits, 60, 60, length: 11)!.Value;
        Assert.That(
            (broken.Rule, broken.Basis),
            Is.EqualTo(("at most 50 pixels on its longer side", FaceLimitBasis.Documented))
        );
        Assert.That(Check(limits, 50, 50, length: 11)!.Value.Basis, Is.EqualTo(FaceLimitBasis.Advisory));
    }

    [TestCase(1, 300, 400, false)]
    [TestCase(1, 400, 300, true)]
    [TestCase(1, 300, 300, true)]
    [TestCase(6, 400, 300, false)]
    [TestCase(8, 300, 400, true)]
    [TestCase(3, 300, 400, false)]
    public void FirstBroken_MustBePortrait_CountsTheExifOrientation(int orientation, int width, int height, bool broken)
    {
        var limits = new FaceEnrollmentLimits { Formats = [FaceImageFormat.Jpeg], MustBePortrait = true };
        Assert.That(
            Check(limits, width, height, orientation: orientation)?.Rule,
            Is.EqualTo(broken ? "taller than wide" : null)
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Check_TurnedPortraitFile_IsPortrait(bool inMemory)
    {
        var limits = new FaceEnrollmentLimits { Formats = [FaceImageFormat.Jpeg], MustBePortrait = true };
        var file = JpegSample.File(JpegSample.Exif(6, littleEndian: true), JpegSample.Frame(640, 480));
        using var image = inMemory
            ? new OpenedImage(file)
            : new OpenedImage(new MemoryStream(file), 0, file.Length, new MemoryStream());
        Assert.That(await ImagePreflight.CheckAsync(image, limits, default), Is.Null);
    }

    [Test]
    public async Task Check_SizeBehindTheFirstPrefix_IsFound()
    {
        var limits = new FaceEnrollmentLimits { Formats = [FaceImageFormat.Jpeg], MaxLongSide = new FaceLimit(500) };
        var padding = JpegSample.Segment(0xE2, new byte[60_000]);
        var file = JpegSample.File(padding, JpegSample.Frame(640, 480));
        using var image = new OpenedImage(new MemoryStream(file), 0, file.Length, new MemoryStream());
        Assert.That(
            (await ImagePreflight.CheckAsync(image, limits, default))!.Value.Rule,
            Does.StartWith("at most 500")
        );
    }
}
