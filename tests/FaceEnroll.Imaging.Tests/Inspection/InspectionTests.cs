using FaceEnroll.Imaging.Fitting;
using FaceEnroll.Imaging.Tests.Support;
using FaceEnroll.Sdk;
using SkiaSharp;

namespace FaceEnroll.Imaging.Tests.Inspection;

/// <summary>An inspector sees each picture that fits, once, upright and no larger than it wants.</summary>
[TestOf(typeof(PictureLook))]
[TestOf(typeof(FaceImageFitter))]
public class InspectionTests
{
    private static readonly FaceImageFinding s_one = new(FaceImageFindingKind.Tilted, "It leans.");
    private static readonly FaceImageFinding s_other = new(FaceImageFindingKind.Other, "It is odd.");

    private static readonly FaceImageTarget s_target = Vendor.Target(FaceVendor.TencentCloud);

    [Test]
    public async Task Fit_KeptPicture_IsLookedAtSmall()
    {
        var inspector = new ScriptedInspector();
        var fitted = await FitAsync(Photo.Jpeg(480, 640), inspector);
        Assert.That(fitted.Report.Fit, Is.EqualTo(FaceImageFit.Fits));
        Assert.That(inspector.Seen, Is.EqualTo(new[] { (100, 133, 480, 640) }));
        Assert.That((fitted.Report.IsInspected, fitted.Report.Findings.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task Fit_PhonePhoto_IsLookedAtUprightInTheSizeThatIsSent()
    {
        var inspector = new ScriptedInspector { ShortSide = 240 };
        var fitted = await FitAsync(Photo.Phone, inspector);
        Assert.That(inspector.Seen, Is.EqualTo(new[] { (240, 320, fitted.Report.Width, fitted.Report.Height) }));
        using var sent = SKBitmap.Decode(fitted.Content.Span);
        using var small = sent.Resize(
            new SKImageInfo(240, 320, SKColorType.Rgba8888),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        Assert.That(Oracle.Psnr(inspector.Rgba, small.GetPixelSpan()), Is.GreaterThan(30));
    }

    [Test]
    public async Task Fit_SmallerThanWanted_IsLookedAtAsItIs()
    {
        var inspector = new ScriptedInspector { ShortSide = 5_000 };
        await FitAsync(Photo.Jpeg(300, 400), inspector);
        Assert.That(inspector.Seen, Is.EqualTo(new[] { (300, 400, 300, 400) }));
    }

    [Test]
    public async Task Fit_Strip_IsLookedAtNoLongerThanFourTimesWhatIsWanted()
    {
        var inspector = new ScriptedInspector { ShortSide = 200 };
        await FitAsync(Photo.Png(100, 2_000), inspector);
        Assert.That(inspector.Seen.Single().Height, Is.EqualTo(800));
    }

    [Test]
    public async Task Fit_Alpha_IsSeenOnWhite()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(300, 400, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var inspector = new ScriptedInspector();
        await FitAsync(png.ToArray(), inspector);
        Assert.That(inspector.Rgba, Is.All.EqualTo(255));
    }

    [Test]
    public async Task Fit_Colours_AreRedGreenBlue()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(300, 400, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(new SKColor(10, 20, 30));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var inspector = new ScriptedInspector();
        await FitAsync(png.ToArray(), inspector);
        Assert.That(inspector.Rgba[..8], Is.EqualTo(new byte[] { 10, 20, 30, 255, 10, 20, 30, 255 }));
    }

    [Test]
    public async Task Prepare_FindingsThatOnlyWarn_AreCountedAndThePictureIsSent([Values] bool isKept)
    {
        var file = isKept ? Photo.Jpeg(480, 640) : Photo.With(Photo.Jpeg(640, 480), Photo.Exif(6));
        var inspector = new ScriptedInspector(s_one, s_other);
        var report = (await FitAsync(file, inspector)).Report;
        Assert.That(report.Findings, Is.EqualTo(new[] { s_one, s_other }));
        Assert.That((report.Problems, report.Remarks), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
        Assert.That(report.ToString(), Does.EndWith("It leans. It is odd."));
        var preparation = await Fitter(inspector).PrepareAsync(new MemoryStream(file), s_target);
        Assert.That(
            (preparation.WarningCount, preparation.Content is null, preparation.Reasons.Count),
            Is.EqualTo((2, isKept, 0))
        );
    }

    [Test]
    public async Task Prepare_EnforcedFindings_RefuseWithTheirSentences([Values] bool isKept)
    {
        var file = isKept ? Photo.Jpeg(480, 640) : Photo.With(Photo.Jpeg(640, 480), Photo.Exif(6));
        var inspector = new ScriptedInspector(s_one, s_other) { Enforce = true };
        var report = (await FitAsync(file, inspector)).Report;
        Assert.That(report.Fit, Is.EqualTo(FaceImageFit.Refused));
        Assert.That(report.Findings, Has.Count.EqualTo(2));
        Assert.That((report.Width, report.Bytes), Is.EqualTo((0, 0)));
        var preparation = await Fitter(inspector).PrepareAsync(new MemoryStream(file), s_target);
        Assert.That(preparation.Reasons, Is.EqualTo(new[] { "It leans.", "It is odd." }));
    }

    [Test]
    public async Task Fit_EnforcedWithoutFindings_Fits()
    {
        var report = (await FitAsync(Photo.Jpeg(480, 640), new ScriptedInspector { Enforce = true })).Report;
        Assert.That((report.Fit, report.IsInspected), Is.EqualTo((FaceImageFit.Fits, true)));
    }

    [Test]
    public async Task Fit_KeptPictureThatCannotBeDecoded_IsUnreadable([Values] bool enforces)
    {
        // Its header and its end are whole, and between them is nothing that a decoder could read.
        var file = Photo.Png(300, 400);
        var content = file.AsSpan().IndexOf("IDAT"u8) + 4;
        file.AsSpan(content, 400).Fill(0xFF);
        var without = await FitAsync(file, null);
        Assert.That((without.Report.Fit, without.Report.IsInspected), Is.EqualTo((FaceImageFit.Fits, false)));

        var inspector = new ScriptedInspector { Enforce = enforces };
        var report = (await FitAsync(file, inspector)).Report;
        Assert.That(inspector.Seen, Is.Empty);
        Assert.That(report.Findings.Single().Kind, Is.EqualTo(FaceImageFindingKind.Unreadable));
        Assert.That(report.IsInspected, Is.False);
        Assert.That(report.Findings.Single().Sentence, Does.Contain("cannot be decoded").Or.Contains("end is missing"));
        Assert.That(report.Fit, Is.EqualTo(enforces ? FaceImageFit.Refused : FaceImageFit.Fits));
    }

    [Test]
    public async Task Fit_RefusedByTheVendorsLimits_IsNotLookedAt()
    {
        var inspector = new ScriptedInspector(s_one);
        var report = (await FitAsync(Photo.Jpeg(40, 50), inspector, Vendor.Target(FaceVendor.AdvanceAI))).Report;
        Assert.That((report.Fit, report.IsInspected), Is.EqualTo((FaceImageFit.Refused, false)));
        Assert.That(inspector.Seen, Is.Empty);
    }

    [Test]
    public void Fit_AFindingThatIsNull_IsTheInspectorsFault([Values] bool enforces)
    {
        var inspector = new ScriptedInspector(s_one, null!) { Enforce = enforces };
        Assert.That(
            () => FitAsync(Photo.Jpeg(480, 640), inspector),
            Throws.InvalidOperationException.With.Message.Contains("a finding that is null")
        );
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("It leans.\nERROR forged")]
    [TestCase("It\u0007leans.")]
    public void Finding_WithoutALineOfText_IsRefused(string sentence) =>
        Assert.That(() => new FaceImageFinding(FaceImageFindingKind.Other, sentence), Throws.ArgumentException);

    [Test]
    public async Task Fit_Foreign_KeepsTheFindings()
    {
        byte[] file = [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[200]];
        var portrait = Photo.Jpeg(480, 640);
        var options = new FaceImagingOptions
        {
            ForeignDecoder = (_, _) => new(portrait),
            Inspector = new ScriptedInspector(s_one),
        };
        var fitted = await new FaceImageFitter(options).FitAsync(new MemoryStream(file), s_target, default);
        Assert.That((fitted.Report.IsInspected, fitted.Report.Findings.Single()), Is.EqualTo((true, s_one)));
    }

    [Test]
    public void Pixels_OfAnotherSize_AreRefused()
    {
        Assert.That(() => Make(4 * 6, 2, 3, 2, 3), Throws.Nothing);
        Assert.That(() => Make((4 * 6) - 1, 2, 3, 2, 3), Throws.ArgumentException);
        Assert.That(() => Make(0, 0, 3, 2, 3), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Make(4 * 6, 2, 3, 0, 3), Throws.TypeOf<ArgumentOutOfRangeException>());

        static void Make(int bytes, int width, int height, int sentWidth, int sentHeight) =>
            _ = new FaceImagePixels(new byte[bytes], width, height, sentWidth, sentHeight);
    }

    [Test]
    public void Finding_WithoutSentence_IsRefused()
    {
        Assert.That(() => new FaceImageFinding(FaceImageFindingKind.Other, " "), Throws.ArgumentException);
        Assert.That(s_one.ToString(), Is.EqualTo("It leans."));
    }

    private static FaceImageFitter Fitter(IFaceImageInspector? inspector) => new(new() { Inspector = inspector });

    private static async Task<FittedPicture> FitAsync(
        byte[] file,
        IFaceImageInspector? inspector,
        FaceImageTarget? target = null
    ) => await Fitter(inspector).FitAsync(new MemoryStream(file), target ?? s_target, default);
}
