using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>One picture against one vendor's limits.</summary>
[TestOf(typeof(ImageRules))]
[TestOf(typeof(ImagePreflight))]
[TestOf(typeof(BrokenImageRules))]
[TestOf(typeof(ImageFormatNames))]
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

    private static BrokenImageRules? Check(
        FaceEnrollmentLimits limits,
        int width,
        int height,
        FaceImageFormat format = FaceImageFormat.Jpeg,
        long length = 1000,
        int orientation = 1
    ) =>
        ImageRules.Check(
            ImageHeaderStatus.Recognised,
            new ImageInfo(format, width, height, orientation),
            length,
            limits
        );

    [TestCase(100, 100)]
    [TestCase(400, 800)]
    [TestCase(800, 400)]
    public void Check_AtTheLimits_IsNone(int width, int height) => Assert.That(Check(Limits(), width, height), Is.Null);

    [TestCase(99, 300, "at least 100 pixels on its shorter side (it has 99)")]
    [TestCase(300, 99, "at least 100 pixels on its shorter side (it has 99)")]
    [TestCase(401, 401, "at most 400 pixels on its shorter side (it has 401)")]
    [TestCase(300, 801, "at most 800 pixels on its longer side (it has 801)")]
    public void Check_PastALimit_IsNamed(int width, int height, string rule) =>
        Assert.That(Check(Limits(), width, height)!.ForRefusal(), Is.EqualTo(rule));

    [Test]
    public void Check_OtherFormat_HasItsOwnLongSide()
    {
        Assert.That(Check(Limits(), 300, 600, FaceImageFormat.Png), Is.Null);
        Assert.That(
            Check(Limits(), 300, 601, FaceImageFormat.Png)!.ForRefusal(),
            Is.EqualTo("at most 600 pixels on its longer side (it has 601)")
        );
        Assert.That(Check(Limits(), 300, 601), Is.Null);
    }

    [Test]
    public void Check_FormatBytesAndEmptiness_AreNamed()
    {
        Assert.That(
            Check(Limits(), 300, 300, FaceImageFormat.WebP)!.ForRefusal(),
            Is.EqualTo("a picture in JPEG or PNG (it is a WebP)")
        );
        Assert.That(
            Check(Limits(), 300, 300, length: 1001)!.ForRefusal(),
            Is.EqualTo("at most 1,000 bytes (it has 1,001)")
        );
        Assert.That(Check(Limits(), 300, 300, length: 0)!.ForRefusal(), Is.EqualTo("a picture (it is empty)"));
    }

    [TestCase(nameof(ImageHeaderStatus.Unrecognised), "a picture in JPEG or PNG (its format is not known)")]
    [TestCase(
        nameof(ImageHeaderStatus.Malformed),
        "a picture with an intact header (its PNG header is broken or cut off)"
    )]
    [TestCase(nameof(ImageHeaderStatus.NeedMoreData), null)]
    public void Check_HeaderNotRecognised_IsNamedUnlessItMayFollow(string status, string? rule) =>
        Assert.That(
            ImageRules
                .Check(Enum.Parse<ImageHeaderStatus>(status), new ImageInfo(FaceImageFormat.Png), 9, Limits())
                ?.ForRefusal(),
            Is.EqualTo(rule)
        );

    [Test]
    public void Check_AdvisoryAndDocumented_SaysBoth()
    {
        var limits = new FaceEnrollmentLimits
        {
            Formats = [FaceImageFormat.Jpeg],
            MaxImageBytes = new FaceLimit(10, FaceLimitBasis.Advisory),
            MaxLongSide = new FaceLimit(50),
        };
        var broken = Check(limits, 60, 60, length: 11)!;
        Assert.That(broken.IsRefused, Is.True);
        Assert.That(
            broken.ForRefusal(),
            Is.EqualTo("at most 50 pixels on its longer side (it has 60); it should be at most 10 bytes (it has 11)")
        );
        Assert.That(
            broken.ForWarning(),
            Is.EqualTo("at most 50 pixels on its longer side (it has 60) and at most 10 bytes (it has 11)")
        );
        Assert.That(Check(limits, 50, 50, length: 11)!.IsRefused, Is.False);
    }

    [Test]
    public void Check_SeveralBroken_AllAreNamedWithLimitAndValue() =>
        Assert.That(
            Check(Limits(), 99, 900, FaceImageFormat.Bmp, 1001)!.ForRefusal(),
            Is.EqualTo(
                "at most 1,000 bytes (it has 1,001), a picture in JPEG or PNG (it is a BMP), "
                    + "at least 100 pixels on its shorter side (it has 99) "
                    + "and at most 600 pixels on its longer side (it has 900)"
            )
        );

    [TestCase(1, 300, 400, false)]
    [TestCase(1, 400, 300, true)]
    [TestCase(1, 300, 300, true)]
    [TestCase(6, 400, 300, false)]
    [TestCase(8, 300, 400, true)]
    [TestCase(3, 300, 400, false)]
    public void Check_MustBePortrait_CountsTheExifOrientation(int orientation, int width, int height, bool broken)
    {
        var limits = new FaceEnrollmentLimits { Formats = [FaceImageFormat.Jpeg], MustBePortrait = true };
        Assert.That(
            Check(limits, width, height, orientation: orientation)?.ForRefusal(),
            broken ? Does.StartWith("taller than wide (it is ") : Is.Null
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
        Assert.That(await image.CheckAsync(limits, default), Is.Null);
    }

    [Test]
    public async Task Check_SizeBehindTheFirstPrefix_IsFound()
    {
        var limits = new FaceEnrollmentLimits { Formats = [FaceImageFormat.Jpeg], MaxLongSide = new FaceLimit(500) };
        var padding = JpegSample.Segment(0xE2, new byte[60_000]);
        var file = JpegSample.File(padding, JpegSample.Frame(640, 480));
        using var image = new OpenedImage(new MemoryStream(file), 0, file.Length, new MemoryStream());
        Assert.That((await image.CheckAsync(limits, default))!.ForRefusal(), Does.StartWith("at most 500"));
    }

    [TestCase(1_300_000, true)]
    [TestCase(4_000_000, true)]
    [TestCase(5_100_000, false, Description = "too long anyway: so much is not read for the rest")]
    public async Task Check_SizeBehindLongSegments_IsFoundInAFileAsInMemory(int padding, bool found)
    {
        var limits = new FaceEnrollmentLimits
        {
            Formats = [FaceImageFormat.Jpeg],
            MaxImageBytes = new FaceLimit(5_000_000),
            MaxLongSide = new FaceLimit(500),
        };
        byte[] segment = JpegSample.Segment(0xE2, new byte[65533]);
        byte[][] segments = [.. Enumerable.Repeat(segment, padding / segment.Length + 1), JpegSample.Frame(640, 480)];
        var file = JpegSample.File(segments);
        using var image = new OpenedImage(new MemoryStream(file), 0, file.Length, new MemoryStream());
        using var memory = new OpenedImage(file);
        var inFile = (await image.CheckAsync(limits, default))!.ForRefusal();
        Assert.That(inFile.Contains("at most 500 pixels", StringComparison.Ordinal), Is.EqualTo(found));
        Assert.That(inFile.Contains("at most 5,000,000 bytes", StringComparison.Ordinal), Is.EqualTo(!found));
        Assert.That((await memory.CheckAsync(limits, default))!.ForRefusal(), Does.Contain("at most 500 pixels"));
    }
}
