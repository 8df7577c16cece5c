using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>Each fault names parameter, rule and vendor, and nothing is sent.</summary>
[TestOf(typeof(TencentCloudCreateFace))]
[TestOf(typeof(TencentCloudLimits))]
[TestOf(typeof(RequestRules))]
public class TencentCloudInputTests
{
    private const string IdRule = "PersonId must be 1 to 64 of ASCII letters, digits and -%@#&_.";

    private static TestCaseData Case(string name, TencentCloudFaceEnrollmentRequest request, string rule) =>
        new TestCaseData(request, rule).SetArgDisplayNames(name);

    private static TencentCloudFaceEnrollmentRequest Person(string id) => new(id, TencentCloudSetup.Url);

    private static FaceImage Url(string url) => FaceImage.FromUrl(new Uri(url, UriKind.RelativeOrAbsolute));

    private static FaceImage Bytes(byte[] bytes) => FaceImage.FromBytes(bytes);

    private static IEnumerable<TestCaseData> Requests()
    {
        yield return Case("id over-long", Person(new string('a', 65)), IdRule);
        foreach (var c in new[] { " ", "/", "+", ".", ":", "\n", "\0", "é", "张", "😀", "\uD83D" })
        {
            yield return Case($"id with U+{(int)c[0]:X4}", Person("a" + c), IdRule);
        }

        yield return Case("no picture", new("1001", new List<FaceImage>()), "Images must hold at least one picture.");
        yield return Case(
            "five pictures",
            TencentCloudSetup.Request([.. Enumerable.Repeat(TencentCloudSetup.Url, 5)]),
            "Images must hold at most 4 pictures a call."
        );
        yield return Case(
            "URL and content",
            TencentCloudSetup.Request(TencentCloudSetup.Url, TencentCloudSetup.Picture),
            "Images must be either all URLs or all content, not both."
        );
        foreach (var url in new[] { "ftp://a.example/a.jpg", "file:///etc/a.jpg", "data:,a", "/a.jpg", "a.jpg?q=1" })
        {
            yield return Case(url, TencentCloudSetup.Request(Url(url)), "Images must be absolute http or https URLs.");
        }

        foreach (var threshold in new[] { -0.1, 100.1, double.NaN, double.PositiveInfinity })
        {
            var request = TencentCloudSetup.Request();
            request.FaceMatchThreshold = threshold;
            yield return Case($"threshold {threshold}", request, "FaceMatchThreshold must be 0 to 100.");
        }

        foreach (var quality in new[] { -1, 5 })
        {
            var request = TencentCloudSetup.Request();
            request.QualityControl = quality;
            yield return Case($"quality {quality}", request, "QualityControl must be 0 to 4.");
        }

        foreach (var library in new[] { "staff", "" })
        {
            var request = TencentCloudSetup.Request();
            request.LibraryId = library;
            yield return Case($"library '{library}'", request, "LibraryId must be null: at this vendor");
        }
    }

    [Test]
    public void Enroll_SeveralBrokenRules_NamesAllOfThem()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var request = new TencentCloudFaceEnrollmentRequest("a b", new List<FaceImage>())
        {
            FaceMatchThreshold = 200,
            QualityControl = 9,
            LibraryId = "staff",
            Correlation = "a\ud800",
        };
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => TencentCloudSetup.Client(wire).EnrollAsync(request))!;
        Assert.That(
            e.Message,
            Does.Contain(IdRule)
                .And.Contain("Images must hold at least one picture.")
                .And.Contain("FaceMatchThreshold must be 0 to 100.")
                .And.Contain("QualityControl must be 0 to 4.")
                .And.Contain("LibraryId must be null")
                .And.Contain("Correlation must be at most")
        );
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(Requests))]
    public void Enroll_IllegalRequest_NamesTheRuleAndSendsNothing(
        TencentCloudFaceEnrollmentRequest request,
        string rule
    )
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => TencentCloudSetup.Client(wire).EnrollAsync(request))!;
        Assert.That(e.Message, Does.StartWith("TencentCloud CreateFace: InvalidRequest, nothing was sent. " + rule));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(e.IsRetryable, Is.False);
        Assert.That(e.Images, Has.Count.EqualTo(request.Images.Count));
        Assert.That(wire.Requests, Is.Empty);
    }

    private static IEnumerable<TestCaseData> Pictures()
    {
        var large = new byte[3_932_161];
        PictureSample.Png(300, 400).CopyTo(large, 0);
        yield return Picture(
            "GIF",
            PictureSample.Gif("GIF89a", 300, 400),
            "a picture in JPEG, PNG or BMP (it is a GIF)"
        );
        yield return Picture("WebP", PictureSample.WebPLossy(300, 400), "a picture in JPEG, PNG or BMP (it is a WebP)");
        yield return Picture(
            "text",
            "no picture"u8.ToArray(),
            "a picture in JPEG, PNG or BMP (its format is not known)"
        );
        yield return Picture(
            "cut off",
            PictureSample.Png(300, 400)[..12],
            "a picture with an intact header (its PNG header is broken or cut off)"
        );
        yield return Picture("too many bytes", large, "at most 3,932,160 bytes (it has 3,932,161)");
        yield return Picture(
            "PNG too wide",
            PictureSample.Png(2001, 400),
            "at most 2000 pixels on its longer side (it has 2001)"
        );
        yield return Picture(
            "PNG too high",
            PictureSample.Png(400, 2001),
            "at most 2000 pixels on its longer side (it has 2001)"
        );
        yield return Picture(
            "JPEG too high",
            JpegSample.File(JpegSample.Frame(400, 4001)),
            "at most 4000 pixels on its longer side (it has 4001)"
        );

        static TestCaseData Picture(string name, byte[] bytes, string rule) =>
            new TestCaseData(bytes, rule).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Pictures))]
    public void Enroll_PictureAgainstARule_NamesItAndSendsNothing(byte[] picture, string rule)
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var e = Assert.CatchAsync<FaceImageRejectedException>(() =>
            TencentCloudSetup
                .Client(wire)
                .EnrollAsync(TencentCloudSetup.Request(TencentCloudSetup.Picture, Bytes(picture)))
        )!;
        Assert.That(
            e.Message,
            Is.EqualTo($"TencentCloud CreateFace: ImageInvalid, nothing was sent. Images[1] must be {rule}.")
        );
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.Images[0].Kind, Is.EqualTo(FaceEnrollmentErrorKind.None));
        Assert.That(e.Images[0].Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(e.Images[1].Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageInvalid));
        Assert.That(e.Images[1].Reason, Is.EqualTo(rule));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Enroll_PicturesTooLargeTogether_NamesTheRuleAndSendsNothing()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        var picture = new byte[3_000_000];
        PictureSample.Png(300, 400).CopyTo(picture, 0);
        var e = Assert.CatchAsync<FaceImageRejectedException>(() =>
            TencentCloudSetup
                .Client(wire)
                .EnrollAsync(TencentCloudSetup.Request(Bytes(picture), Bytes(picture), Bytes(picture)))
        )!;
        Assert.That(
            e.Message,
            Does.StartWith("TencentCloud CreateFace: ImageInvalid, nothing was sent. Images must be")
                .And.Match(@"at most 10,485,760 bytes \(it has 12,\d{3},\d{3}\)\.$")
        );
        Assert.That(e.Images, Has.Count.EqualTo(3));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Enroll_SmallerThanAdvised_IsSent()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup.Client(wire).EnrollAsync(TencentCloudSetup.Request(Bytes(PictureSample.Png(63, 300))));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enroll_AllOfTheAlphabet_IsSent()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        await TencentCloudSetup
            .Client(wire)
            .EnrollAsync(new TencentCloudFaceEnrollmentRequest("azAZ09-%@#&_", TencentCloudSetup.Url));
        await TencentCloudSetup
            .Client(wire)
            .EnrollAsync(new TencentCloudFaceEnrollmentRequest(new string('a', 64), TencentCloudSetup.Url));
        Assert.That(wire.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public void Enroll_Null_NamesTheArgument()
    {
        var client = TencentCloudSetup.Client(Wire.Json(TencentCloudSetup.Success));
        Assert.Multiple(() =>
        {
            Refuses("request", () => _ = client.EnrollAsync((TencentCloudFaceEnrollmentRequest)null!).Exception);
            Assert.ThrowsAsync<ArgumentNullException>(() => client.EnrollAsync((FaceEnrollmentRequest)null!));
            Refuses("personId", () => _ = new TencentCloudFaceEnrollmentRequest(null!, TencentCloudSetup.Url));
            Refuses("personId", () => _ = new TencentCloudFaceEnrollmentRequest("", TencentCloudSetup.Url));
            Refuses("images", () => _ = new TencentCloudFaceEnrollmentRequest("1001", (FaceImage[])null!));
            Refuses("images", () => _ = new TencentCloudFaceEnrollmentRequest("1001", TencentCloudSetup.Url, null!));
            Refuses("options", () => _ = new TencentCloudFaceEnrollmentClient((TencentCloudOptions)null!));
        });

        static void Refuses(string parameter, Action action) =>
            Assert.That(
                action,
                Throws
                    .InstanceOf<ArgumentException>()
                    .With.Property(nameof(ArgumentException.ParamName))
                    .EqualTo(parameter)
            );
    }

    private sealed class OtherVendorsRequest() : FaceEnrollmentRequest("1001", TencentCloudSetup.Url);

    [Test]
    public void Enroll_AnotherVendorsRequest_NamesBothTypes()
    {
        var wire = Wire.Json(TencentCloudSetup.Success);
        IFaceEnrollmentClient client = TencentCloudSetup.Client(wire);
        Assert.That(
            Assert.ThrowsAsync<ArgumentException>(() => client.EnrollAsync(new OtherVendorsRequest()))!.Message,
            Does.Contain("OtherVendorsRequest").And.Contain("TencentCloudFaceEnrollmentRequest")
        );
        Assert.That(wire.Requests, Is.Empty);
    }
}
