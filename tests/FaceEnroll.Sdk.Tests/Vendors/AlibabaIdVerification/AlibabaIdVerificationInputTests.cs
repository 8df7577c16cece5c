using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Images;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>What is refused before anything is sent.</summary>
[TestOf(typeof(AlibabaIdVerificationAddFaceRecord))]
[TestOf(typeof(AlibabaIdVerificationLimits))]
public class AlibabaIdVerificationInputTests
{
    private static readonly FaceImage s_image = FaceImage.FromBytes(new byte[3]);
    private static readonly FaceImage s_url = FaceImage.FromUrl(new Uri("https://example.com/a.jpg"));

    [TestCaseSource(nameof(BadRequests))]
    public void EnrollAsync_BadRequest_NamesParameterRuleAndVendor(
        AlibabaIdVerificationFaceEnrollmentRequest request,
        string parameter,
        string rule
    )
    {
        using var wire = new AlibabaIdVerificationWire();
        var error = Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire).EnrollAsync(request));
        Assert.That(error!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(error.Message, Does.StartWith("AlibabaIdVerification AddFaceRecord").And.Contains(parameter));
        Assert.That(error.Message, Does.Contain(rule));
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(BadPictures))]
    public void EnrollAsync_BadPicture_NamesTheRule(byte[] bytes, string rule)
    {
        using var wire = new AlibabaIdVerificationWire();
        var error = Assert.ThrowsAsync<FaceImageRejectedException>(() =>
            Client(wire, o => o.Preflight = FaceImagePreflight.Enforce).EnrollAsync(Request(FaceImage.FromBytes(bytes)))
        );
        Assert.That(error!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(
            error.Message,
            Does.StartWith("AlibabaIdVerification").And.Contains("Images[0]").And.Contains(rule)
        );
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase(480, 640)]
    [TestCase(1080, 1920)]
    [TestCase(100, 101)]
    public async Task EnrollAsync_PictureWithinTheLimits_IsSent(int width, int height)
    {
        using var wire = new AlibabaIdVerificationWire();
        await Client(wire, o => o.Preflight = FaceImagePreflight.Enforce)
            .EnrollAsync(Request(FaceImage.FromBytes(JpegSample.File(JpegSample.Frame(width, height)))));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task EnrollAsync_TenMegabytes_AreUploaded()
    {
        using var wire = new AlibabaIdVerificationWire();
        var jpeg = JpegSample.File(JpegSample.Frame(720, 960));
        Array.Resize(ref jpeg, 10 * 1024 * 1024);
        await Client(wire, o => o.Preflight = FaceImagePreflight.Enforce)
            .EnrollAsync(Request(FaceImage.FromBytes(jpeg)));
        Assert.That(wire.Operations, Has.Member("PostObject"));
    }

    [Test]
    public void EnrollAsync_NullRequest_IsRefused()
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(wire);
        Assert.That(
            () => client.EnrollAsync((AlibabaIdVerificationFaceEnrollmentRequest)null!),
            Throws.ArgumentNullException
        );
        Assert.That(() => client.EnrollAsync((FaceEnrollmentRequest)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void EnrollAsync_RequestOfAnotherVendor_IsRefused()
    {
        using var wire = new AlibabaIdVerificationWire();
        var request = new FaceEnroll.Sdk.TencentCloud.TencentCloudFaceEnrollmentRequest("p", s_image);
        Assert.That(() => Client(wire).EnrollAsync((FaceEnrollmentRequest)request), Throws.ArgumentException);
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCase("key\nid", "secret", null)]
    [TestCase("key", "sec\rret", null)]
    [TestCase("key", "secret", "to\nken")]
    [TestCase("key ", "secret", null)]
    public void EnrollAsync_CredentialWithALineBreak_SendsNothing(string id, string secret, string? token)
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(
            wire,
            o => o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials(id, secret, token))
        );
        var error = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() => client.EnrollAsync(Request()));
        Assert.That(error!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void EnrollAsync_FileThatIsNotThere_IsItsSourcesFault()
    {
        using var wire = new AlibabaIdVerificationWire();
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            Client(wire).EnrollAsync(Request(FaceImage.FromFile("/nonexistent/person.jpg")))
        );
        Assert.That(error!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageSource));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(error.Message, Does.Not.Contain("person"));
    }

    private static IEnumerable<TestCaseData> BadRequests()
    {
        yield return Bad("PersonId", "1 to 32", new string('x', 33), s_image);
        yield return Bad("PersonId", "control or invisible character", "a\nb", s_image);
        yield return Bad("PersonId", "well-formed", "a\ud83d", s_image);
        yield return Bad("Images", "at least one", "p");
        yield return Bad("Images", "at most 1 picture a call", "p", s_image, s_image);
        yield return Bad("Images", "at most 1 picture a call", "p", s_image, s_url);
        yield return Bad("Images", "http or https", "p", FaceImage.FromUrl(new Uri("ftp://example.com/a.jpg")));
        yield return Bad("Images", "http or https", "p", FaceImage.FromUrl(new Uri("/a.jpg", UriKind.Relative)));
        yield return Bad("Images", "http or https", "p", FaceImage.FromUrl(new Uri("file:///etc/passwd")));
        yield return Library("");
        yield return Library("g\r\n");
        yield return Library(new string('g', 129));
        yield return new TestCaseData(
            new AlibabaIdVerificationFaceEnrollmentRequest("p", s_url) { ForceUpload = true },
            "ForceUpload",
            "URL"
        ).SetArgDisplayNames("ForceUpload of a URL");
    }

    private static TestCaseData Bad(string parameter, string rule, string personId, params FaceImage[] images) =>
        new TestCaseData(
            new AlibabaIdVerificationFaceEnrollmentRequest(personId, images),
            parameter,
            rule
        ).SetArgDisplayNames(parameter, rule, $"{personId.Length}", string.Join(",", images.Select(i => i.ToString())));

    private static TestCaseData Library(string library) =>
        new TestCaseData(
            new AlibabaIdVerificationFaceEnrollmentRequest("p", s_image) { LibraryId = library },
            "LibraryId",
            "1 to 128"
        ).SetArgDisplayNames("LibraryId", $"{library.Length}");

    private static IEnumerable<TestCaseData> BadPictures()
    {
        var tooLarge = JpegSample.File(JpegSample.Frame(720, 960));
        Array.Resize(ref tooLarge, (10 * 1024 * 1024) + 1);
        yield return Picture("above 10 MB", tooLarge, "10,485,760 bytes");
        yield return Picture("PNG", PictureSample.Png(480, 640), "JPEG");
        yield return Picture("text", "hello, this is no picture at all"u8.ToArray(), "JPEG");
        yield return Picture("landscape", JpegSample.File(JpegSample.Frame(640, 480)), "taller than wide");
        yield return Picture("square", JpegSample.File(JpegSample.Frame(640, 640)), "taller than wide");
        yield return Picture("too high", JpegSample.File(JpegSample.Frame(1080, 1921)), "1920 pixels");
        yield return Picture("too wide", JpegSample.File(JpegSample.Frame(1081, 1920)), "1080 pixels");
        yield return Picture("cut off", JpegSample.File(JpegSample.Frame(480, 640))[..6], "intact header");
    }

    private static TestCaseData Picture(string name, byte[] bytes, string rule) =>
        new TestCaseData(bytes, rule).SetArgDisplayNames(name);
}
