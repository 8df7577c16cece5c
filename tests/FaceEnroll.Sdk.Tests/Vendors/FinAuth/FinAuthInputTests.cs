using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthAddFace))]
[TestOf(typeof(FinAuthLimits))]
public class FinAuthInputTests
{
    private static readonly FaceImage s_image = FaceImage.FromBytes(Portrait);

    public static IEnumerable<TestCaseData> BadRequests()
    {
        yield return Bad("person too long", "PersonId", "1 to 48 of", new(new string('p', 49), s_image));
        yield return Bad("person with a blank", "PersonId", "1 to 48 of", new("a b", s_image));
        yield return Bad("person not ASCII", "PersonId", "1 to 48 of", new("é", s_image));
        yield return Bad("person with a line break", "PersonId", "1 to 48 of", new("a\r\nb", s_image));
        yield return Bad("library empty", "LibraryId", "1 to 48 of", new("p", s_image) { LibraryId = "" });
        yield return Bad("library illegal", "LibraryId", "1 to 48 of", new("p", s_image) { LibraryId = "a/b" });
        yield return Bad("no picture", "Images", "hold at least one picture", new("p"));
        yield return Bad("two pictures", "Images", "hold at most 1 picture a call", new("p", s_image, s_image));
        yield return Bad(
            "URL",
            "Images",
            "takes no URLs",
            new("p", FaceImage.FromUrl(new("https://example.com/a.jpg")))
        );
        yield return Bad("ftp", "Images", "absolute http or https", new("p", FaceImage.FromUrl(new("ftp://a/b"))));
        yield return Bad(
            "user data too long",
            "UserData",
            "at most 128 characters",
            new("p", s_image) { UserData = new string('x', 129) }
        );
        yield return Bad(
            "user data with half a character",
            "UserData",
            "well-formed",
            new("p", s_image) { UserData = "a\ud800" }
        );
        yield return Bad("user data with NUL", "UserData", "control", new("p", s_image) { UserData = "a\0b" });
    }

    [TestCase(" a  b ")]
    [TestCase("a\r\n\tb")]
    [TestCase("a\u200cb")]
    public async Task Enroll_UserDataAsPeopleWriteIt_IsSent(string text)
    {
        using var stub = new VendorStub(Succeed);

        await EnrollAsync(stub, null, new("p", s_image) { UserData = text });

        Assert.That(stub.Sent, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(BadRequests))]
    public void Enroll_BadRequest_NamesParameterRuleAndVendorAndSendsNothing(
        string parameter,
        string rule,
        FinAuthFaceEnrollmentRequest request
    )
    {
        using var stub = new VendorStub(Succeed);

        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => EnrollAsync(stub, null, request));

        Assert.That(e!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.Message, Does.StartWith("FinAuth AddFace").And.Contain($"{parameter} must ").And.Contain(rule));
        Assert.That(stub.Sent, Is.Empty);
    }

    public static IEnumerable<TestCaseData> BadPictures()
    {
        yield return new TestCaseData(PictureSample.Gif("GIF89a", 300, 400)).SetArgDisplayNames("GIF");
        yield return new TestCaseData(PictureSample.WebPLossy(300, 400)).SetArgDisplayNames("WebP");
        yield return new TestCaseData("no picture"u8.ToArray()).SetArgDisplayNames("text");
    }

    [TestCaseSource(nameof(BadPictures))]
    public void Enroll_BadPicture_IsRejectedAndNothingSent(byte[] picture)
    {
        using var stub = new VendorStub(Succeed);
        var request = new FinAuthFaceEnrollmentRequest("p", FaceImage.FromBytes(picture));

        var e = Assert.ThrowsAsync<FaceImageRejectedException>(() => EnrollAsync(stub, null, request));

        Assert.That(
            (e!.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.ImageInvalid, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(e.Message, Does.StartWith("FinAuth AddFace").And.Contain("Images[0] must be"));
        Assert.That(stub.Sent, Is.Empty);
    }

    // Sizes are siblings' figures: they only warn, whatever the picture's source.
    [TestCase(true)]
    [TestCase(false)]
    public async Task Enroll_PictureOverTheAdvisorySize_IsSentAllTheSame(bool canSeek)
    {
        using var stub = new VendorStub(Succeed);
        byte[] large = [.. Portrait, .. new byte[3 * 1024 * 1024]];
        using var stream = canSeek ? new MemoryStream(large) : new ForwardStream(large);
        var request = new FinAuthFaceEnrollmentRequest("p", FaceImage.FromStream(stream));

        await EnrollAsync(stub, null, request);

        Assert.That(stub.Sent.Single().Body, Has.Length.GreaterThan(large.Length));
    }

    [TestCase("")]
    [TestCase("12345678901")]
    [TestCase("12a")]
    [TestCase("-1")]
    [TestCase("٣")]
    public void Enroll_NonceSourceOfAnythingButTenDigits_IsNamed(string nonce)
    {
        using var stub = new VendorStub(Succeed);

        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            EnrollAsync(stub, Options(o => o.NonceSource = () => nonce))
        );

        Assert.That(e!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(e.Message, Does.Contain("NonceSource must be a source of 1 to 10 decimal digits"));
        Assert.That(stub.Sent, Is.Empty);
    }

    [TestCase("canary-a\r\nX: y", "canary-b")]
    [TestCase("canary-a", "canary-b\nc")]
    [TestCase(" canary-a", "canary-b")]
    public void Enroll_ProviderGivesKeysWithLineBreaks_NothingIsSent(string key, string secret)
    {
        using var stub = new VendorStub(Succeed);
        var options = Options(o =>
        {
            o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials(key, secret));
        });

        var e = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() => EnrollAsync(stub, options));

        Assert.That(e!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.ToString(), Does.Not.Contain("canary"));
        Assert.That(stub.Sent, Is.Empty);
    }

    [Test]
    public void Enroll_NoKeys_NamesOptionsAndVariables()
    {
        using var stub = new VendorStub(Succeed);

        var e = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() =>
            EnrollAsync(stub, Options(o => (o.ApiKey, o.ApiSecret) = (null, null)))
        );

        Assert.That(
            e!.Message,
            Does.Contain("ApiKey").And.Contain("FINAUTH_API_KEY").And.Contain("FINAUTH_API_SECRET")
        );
    }

    [Test]
    public void Enroll_AnotherVendorsRequest_IsAnArgumentException()
    {
        using var stub = new VendorStub(Succeed);
        IFaceEnrollmentClient client = new FinAuthFaceEnrollmentClient(Options(), stub.Client);

        Assert.That(
            () => client.EnrollAsync(new AdvanceAIFaceEnrollmentRequest("p", s_image)),
            Throws.ArgumentException.With.Message.Contains("FinAuth")
        );
        Assert.That(() => client.EnrollAsync(null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Enroll_GeneralRequest_KeepsItsLibrary()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(200, """{"face_token":"t"}"""));
        IFaceEnrollmentClient client = new FinAuthFaceEnrollmentClient(Options(), stub.Client);

        var result = await client.EnrollAsync(new FaceEnrollmentRequest("p", s_image) { LibraryId = "guests" });

        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "guests" }));
    }

    private static TestCaseData Bad(string name, string parameter, string rule, FinAuthFaceEnrollmentRequest request) =>
        new TestCaseData(parameter, rule, request).SetArgDisplayNames(name);

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
