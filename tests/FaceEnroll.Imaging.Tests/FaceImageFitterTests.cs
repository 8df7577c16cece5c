using FaceEnroll.Imaging.Fitting;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;
using SkiaSharp;

namespace FaceEnroll.Imaging.Tests;

[TestOf(typeof(FaceImageFitter))]
[TestOf(typeof(PictureFitting))]
[TestOf(typeof(QualitySearch))]
[TestOf(typeof(FitBounds))]
public class FaceImageFitterTests
{
    private static readonly FaceVendor[] s_vendors = Vendor.All;

    [Test]
    public async Task Fit_PhonePhoto_IsTakenByEveryVendor([ValueSource(nameof(s_vendors))] FaceVendor vendor)
    {
        var target = Vendor.Target(vendor);
        var fitted = await FitAsync(Photo.Phone, target);
        TestContext.Out.WriteLine(fitted.Report);
        Assert.That(fitted.Report.Fit, Is.EqualTo(FaceImageFit.Changed));
        Assert.That((fitted.Report.SourceWidth, fitted.Report.SourceHeight), Is.EqualTo((3000, 4000)));
        Assert.That(fitted.Report.Changes & FaceImageChanges.Turned, Is.EqualTo(FaceImageChanges.Turned));
        Assert.That(Vendor.Broken(target, fitted.Content), Is.Empty);
        Assert.That(fitted.Report.Quality, Is.GreaterThanOrEqualTo(75));
        Assert.That(fitted.Report.Width / (double)fitted.Report.Height, Is.EqualTo(0.75).Within(0.002));
        Assert.That(fitted.Content.Span.IndexOf("CANARY"u8), Is.EqualTo(-1));
    }

    [Test]
    public async Task Fit_FourInOneRequest_ShareItsBytes()
    {
        var target = Vendor.Target(FaceVendor.TencentCloud, imageCount: 4);
        var fitted = await FitAsync(Photo.Phone, target);
        Assert.That(Vendor.Broken(target, fitted.Content), Is.Empty);
    }

    [Test]
    public async Task Fit_FewBytes_TakeQualityDownToTheFloorThenPixels()
    {
        var photo = Photo.Jpeg(1600, 2000, 97);
        var (lastQuality, lastWidth) = (93, 1600);
        foreach (var most in new[] { 500_000, 300_000, 150_000, 60_000, 15_000 })
        {
            var limits = new FaceEnrollmentLimits
            {
                Formats = [FaceImageFormat.Jpeg],
                MaxImageBytes = new FaceLimit(most),
            };
            var target = new FaceImageTarget(FaceVendor.FinAuth, limits);
            var report = (await FitAsync(Photo.With(photo, Photo.Exif(3)), target)).Report;
            TestContext.Out.WriteLine(
                $"{most:N0}: {report.Width} x {report.Height}, quality {report.Quality}, {report.Bytes:N0}."
            );
            Assert.That(report.Bytes, Is.LessThanOrEqualTo(most).And.GreaterThan(most / 3));
            Assert.That(report.Quality, Is.InRange(75, 92));
            Assert.That(report.Width, Is.LessThanOrEqualTo(lastWidth));
            Assert.That(report.Width < 1600 || report.Quality < lastQuality, Is.True);
            (lastQuality, lastWidth) = (report.Quality!.Value, report.Width);
        }
    }

    [Test]
    public async Task Fit_NoSizeHasFewEnoughBytes_IsRefused()
    {
        var limits = new FaceEnrollmentLimits
        {
            Formats = [FaceImageFormat.Jpeg],
            MaxImageBytes = new FaceLimit(5_000),
            MinShortSide = new FaceLimit(400),
        };
        var report = (await FitAsync(Photo.Jpeg(480, 640), new FaceImageTarget(FaceVendor.FinAuth, limits))).Report;
        Assert.That(report.Problems.Single(), Does.Contain("at most 5,000 bytes"));
    }

    [Test]
    public async Task Fit_FittingJpeg_LosesItsMetadataAndNoPixel([Values] bool keeps)
    {
        var clean = Photo.Jpeg(480, 640);
        var comment = Photo.Segment(0xFE, [.. "CANARY"u8]);
        byte[] file = [.. Photo.With(clean, Photo.Exif(1), comment), .. "CANARY behind the end"u8];
        var fitted = await FitAsync(file, Vendor.Target(FaceVendor.TencentCloud), new() { KeepMetadata = keeps });
        if (keeps)
        {
            Assert.That(fitted.Report.Fit, Is.EqualTo(FaceImageFit.Fits));
        }
        else
        {
            Assert.That(fitted.Report.Changes, Is.EqualTo(FaceImageChanges.MetadataRemoved));
            Assert.That(fitted.Content.ToArray(), Is.EqualTo(clean));
        }
    }

    [Test]
    public async Task Fit_CleanFittingPicture_StaysAsItIs([Values("jpg", "png", "bmp")] string format)
    {
        var file = format switch
        {
            "jpg" => Photo.Jpeg(480, 640),
            "png" => Photo.Png(480, 640),
            _ => Bmp(480, 640),
        };
        var fitted = await FitAsync(file, Vendor.Target(FaceVendor.TencentCloud));
        Assert.That(fitted.Report.Fit, Is.EqualTo(FaceImageFit.Fits), fitted.Report.ToString());
        Assert.That(fitted.Report.SourceFormat, Is.EqualTo(format == "jpg" ? "JPEG" : format.ToUpperInvariant()));
    }

    [Test]
    public async Task Fit_FitsButForItsOrientation_IsTurned()
    {
        var file = Photo.With(Photo.Jpeg(640, 480), Photo.Exif(6));
        var fitted = await FitAsync(file, Vendor.Target(FaceVendor.TencentCloud));
        Assert.That(fitted.Report.Changes & FaceImageChanges.Turned, Is.EqualTo(FaceImageChanges.Turned));
        Assert.That((fitted.Report.Width, fitted.Report.Height), Is.EqualTo((480, 640)));
        Assert.That(Vendor.Broken(Vendor.Target(FaceVendor.TencentCloud), fitted.Content), Is.Empty);
    }

    [Test]
    public async Task Fit_Alpha_BecomesWhite()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(300, 400, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var fitted = await FitAsync(png.ToArray(), Vendor.Target(FaceVendor.TencentCloud));
        Assert.That(fitted.Report.Changes & FaceImageChanges.Flattened, Is.EqualTo(FaceImageChanges.Flattened));
        using var seen = SKBitmap.Decode(fitted.Content.Span);
        Assert.That(seen.GetPixel(150, 200), Is.EqualTo(SKColors.White));
    }

    [Test]
    public async Task Fit_FourColoursOrSixteenBits_BecomeEightOfThree([Values] bool isCmyk)
    {
        Oracle.Require();
        var file = isCmyk
            ? Oracle.Convert(Photo.Jpeg(480, 640), "-colorspace CMYK", "jpg:-")
            : Oracle.Convert(Photo.Jpeg(480, 640), "-define png:bit-depth=16", "png48:-");
        var fitted = await FitAsync(file, Vendor.Target(FaceVendor.TencentCloud));
        Assert.That(fitted.Report.Changes & FaceImageChanges.Encoded, Is.EqualTo(FaceImageChanges.Encoded));
        var psnr = Oracle.Psnr(Oracle.Convert(fitted.Content.ToArray(), ""), Oracle.Convert(file, "-colorspace sRGB"));
        TestContext.Out.WriteLine($"{psnr:F1} dB.");
        Assert.That(psnr, Is.GreaterThan(30));
    }

    [Test]
    public async Task Fit_Animation_IsItsFirstFrame()
    {
        Oracle.Require();
        var gif = Oracle.Convert(Photo.Png(300, 400), "( +clone -negate )", "gif:-");
        var fitted = await FitAsync(gif, Vendor.Target(FaceVendor.FinAuth));
        Assert.That(fitted.Report.Changes & FaceImageChanges.FirstFrame, Is.EqualTo(FaceImageChanges.FirstFrame));
        var psnr = Oracle.Psnr(Oracle.Convert(fitted.Content.ToArray(), ""), Oracle.Convert(Photo.Png(300, 400), ""));
        Assert.That(psnr, Is.GreaterThan(20));
    }

    [Test]
    public async Task Fit_WhatNoChangeMends_IsRefusedWithEveryReason()
    {
        var landscape = await FitAsync(Photo.Jpeg(640, 480), Vendor.Target(FaceVendor.AlibabaIdVerification));
        Assert.That(landscape.Report.Problems.Single(), Does.Contain("taller than wide"));
        var small = await FitAsync(Photo.Jpeg(200, 300), Vendor.Target(FaceVendor.AdvanceAI));
        Assert.That(small.Report.Problems.Single(), Does.Contain("at least 256 pixels").And.Contain("has 200"));
        var narrow = await FitAsync(Photo.Jpeg(300, 6000), Vendor.Target(FaceVendor.AdvanceAI));
        Assert.That(narrow.Report.Problems.Single(), Does.Contain("it has 204 once its longer side is within 4096"));
    }

    [Test]
    public async Task Fit_AdviceThatItCannotHave_IsARemark()
    {
        var fitted = await FitAsync(Photo.Jpeg(300, 400), Vendor.Target(FaceVendor.AlibabaIdVerification));
        Assert.That(fitted.Report.Fit, Is.EqualTo(FaceImageFit.Fits));
        Assert.That(fitted.Report.Remarks.Single(), Does.Contain("480 pixels"));
    }

    [TestCase("heic", "HEIC")]
    [TestCase("mif1", "HEIC")]
    [TestCase("avif", "AVIF")]
    public async Task Fit_Foreign_IsRefusedOrTheHosts(string brand, string name)
    {
        byte[] file = [0, 0, 0, 24, .. "ftyp"u8, .. System.Text.Encoding.ASCII.GetBytes(brand), .. new byte[200]];
        var target = Vendor.Target(FaceVendor.FinAuth);
        var refused = await FitAsync(file, target);
        Assert.That(refused.Report.Problems.Single(), Does.Contain($"it is {name}").And.Contain("ForeignDecoder"));
        var portrait = Photo.Jpeg(480, 640);
        var options = new FaceImagingOptions
        {
            ForeignDecoder = (given, _) =>
                new(given.Span.SequenceEqual(file) ? portrait : throw new InvalidOperationException()),
        };
        var fitted = await FitAsync(file, target, options);
        Assert.That(fitted.Content.ToArray(), Is.EqualTo(portrait));
        Assert.That(fitted.Report.Changes & FaceImageChanges.Foreign, Is.EqualTo(FaceImageChanges.Foreign));
        Assert.That((fitted.Report.Fit, fitted.Report.SourceFormat), Is.EqualTo((FaceImageFit.Changed, name)));
    }

    [Test]
    public async Task Fit_TooManyBytesOrPixels_IsRefusedBeforeItIsDecoded()
    {
        var target = Vendor.Target(FaceVendor.FinAuth);
        var file = Photo.Jpeg(480, 640);
        var bytes = await FitAsync(file, target, new() { MaxSourceBytes = file.Length - 1 });
        Assert.That(bytes.Report.Problems.Single(), Does.Contain("bytes to be looked at"));
        var pixels = await FitAsync(file, target, new() { MaxSourcePixels = (480 * 640) - 1 });
        Assert.That(pixels.Report.Problems.Single(), Does.Contain("pixels to be decoded"));
        var whole = await FitAsync(file, target, new() { MaxSourceBytes = file.Length, MaxSourcePixels = 480 * 640 });
        Assert.That(whole.Report.Fit, Is.EqualTo(FaceImageFit.Fits));
    }

    [Test]
    public async Task Fit_ForwardOnlyStream_IsReadToItsEnd()
    {
        var fitter = new FaceImageFitter();
        using var stream = new System.IO.Compression.GZipStream(
            new MemoryStream(Zipped(Photo.Phone)),
            System.IO.Compression.CompressionMode.Decompress
        );
        var report = await fitter.ReportAsync(stream, Vendor.Target(FaceVendor.FinAuth));
        Assert.That(report.SourceBytes, Is.EqualTo(Photo.Phone.Length));
    }

    [Test]
    public async Task Fit_Twice_GivesTheSame()
    {
        var target = Vendor.Target(FaceVendor.FinAuth);
        var one = await FitAsync(Photo.Phone, target);
        var other = await FitAsync(Photo.Phone, target);
        Assert.That(one.Content.Span.SequenceEqual(other.Content.Span), Is.True);
    }

    [Test]
    public async Task Prepare_AnyOutcome_IsTheReports()
    {
        var fitter = new FaceImageFitter();
        var target = Vendor.Target(FaceVendor.AlibabaIdVerification);
        Assert.That(await PrepareAsync(Photo.Jpeg(480, 640)), Is.SameAs(FaceImagePreparation.Unchanged));
        Assert.That((await PrepareAsync(Photo.Jpeg(1200, 1600))).Content, Is.Not.Null);
        Assert.That((await PrepareAsync(Photo.Jpeg(640, 480))).Reasons, Is.Not.Empty);

        async Task<FaceImagePreparation> PrepareAsync(byte[] file) =>
            await fitter.PrepareAsync(new MemoryStream(file), target);
    }

    [Test]
    public void Options_Wrong_AreRefused()
    {
        FaceImagingOptions[] wrong =
        [
            new() { Quality = 0 },
            new() { Quality = 101 },
            new() { LeastQuality = 93 },
            new() { LeastQuality = 0 },
            new() { MaxConcurrency = 0 },
            new() { MaxSourceBytes = 0 },
            new() { MaxSourcePixels = 0 },
        ];
        foreach (var options in wrong)
        {
            Assert.That(() => new FaceImageFitter(options), Throws.ArgumentException);
        }
    }

    private static byte[] Zipped(byte[] file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(zipped, System.IO.Compression.CompressionLevel.Fastest))
        {
            zip.Write(file);
        }

        return zipped.ToArray();
    }

    /// <summary>24 bits a pixel, of one colour.</summary>
    private static byte[] Bmp(int width, int height)
    {
        var pixels = new byte[width * 3 * height];
        Array.Fill(pixels, (byte)0x77);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("BM"u8);
        writer.Write(54 + pixels.Length);
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write((short)24);
        writer.Write(0);
        writer.Write(pixels.Length);
        writer.Write(new byte[16]);
        writer.Write(pixels);
        return file.ToArray();
    }

    private static async Task<FittedPicture> FitAsync(
        byte[] file,
        FaceImageTarget target,
        FaceImagingOptions? options = null
    ) => await new FaceImageFitter(options).FitAsync(new MemoryStream(file), target, default);
}
