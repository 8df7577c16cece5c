using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Images;
using static FaceEnroll.Sdk.Tests.Vendors.AdvanceAI.AdvanceAISetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[TestOf(typeof(AdvanceAIAddFace))]
[TestOf(typeof(AdvanceAILimits))]
public class AdvanceAIInputTests
{
    private const int TwoMegabytes = 2 * 1024 * 1024;

    private static readonly FaceImage s_image = FaceImage.FromBytes(Portrait);

    public static IEnumerable<TestCaseData> BadRequests()
    {
        const string Length = "1 to 256 characters";
        yield return Bad("person too long", "PersonId", Length, new(new string('p', 257), s_image));
        yield return Bad(
            "person with a line break",
            "PersonId",
            "control or invisible character",
            new("a\r\nb", s_image)
        );
        yield return Bad("person with half a character", "PersonId", "well-formed", new("a\ud800", s_image));
        yield return Bad("library empty", "LibraryId", Length, new("p", s_image) { LibraryId = "" });
        yield return Bad("library with NUL", "LibraryId", Length, new("p", s_image) { LibraryId = "a\0" });
        yield return Bad("library broken", "LibraryId", "well-formed", new("p", s_image) { LibraryId = "\udc00" });
        yield return Bad("no picture", "Images", "hold at least one picture", new("p"));
        yield return Bad("two pictures", "Images", "hold at most 1 picture a call", new("p", s_image, s_image));
        yield return Bad(
            "URL",
            "Images",
            "takes no URLs",
            new("p", FaceImage.FromUrl(new("https://example.com/a.jpg")))
        );
        yield return Bad(
            "reference",
            "ExternalReferenceId",
            Length,
            new("p", s_image) { ExternalReferenceId = new string('x', 257) }
        );
        yield return Bad("id number", "IdNumber", Length, new("p", s_image) { IdNumber = "1\n2" });
        yield return Bad("card type", "IdCardType", Length, new("p", s_image) { IdCardType = "\t" });
        yield return Bad("name with NUL", "Name", "control", new("p", s_image) { Name = "a\0" });
        yield return Bad("id number, invisible", "IdNumber", Length, new("p", s_image) { IdNumber = "1\u200b2" });
        yield return Bad(
            "reference, invisible",
            "ExternalReferenceId",
            "invisible",
            new("p", s_image) { ExternalReferenceId = "\ufeffa" }
        );
        yield return Bad("name", "Name", "well-formed", new("p", s_image) { Name = "\ud800x" });
        foreach (var country in new[] { "mg", "M", "MGX", "M1", "ＭＧ", " M" })
        {
            yield return Bad(
                $"country {country}",
                "Country",
                "two capital letters",
                new("p", s_image) { Country = country }
            );
        }
    }

    [TestCaseSource(nameof(BadRequests))]
    public void Enroll_BadRequest_NamesParameterRuleAndVendorAndSendsNothing(
        string parameter,
        string rule,
        AdvanceAIFaceEnrollmentRequest request
    )
    {
        using var stub = Stub(Succeed);

        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => EnrollAsync(stub, null, request));

        Assert.That(e!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.Message, Does.StartWith("AdvanceAI AddFace").And.Contain($"{parameter} must ").And.Contain(rule));
        Assert.That(stub.Sent, Is.Empty, "not even a token was asked for");
    }

    public static IEnumerable<TestCaseData> BadPictures()
    {
        yield return Picture("GIF", PictureSample.Gif("GIF89a", 300, 400));
        yield return Picture("BMP", PictureSample.Bmp(40, 300, 400));
        yield return Picture("text", "no picture"u8.ToArray());
        yield return Picture("too narrow", PictureSample.Png(255, 400));
        yield return Picture("too low", PictureSample.Png(400, 255));
        yield return Picture("too wide", PictureSample.Png(4097, 400));
        yield return Picture("2 MB", Padded(TwoMegabytes));
    }

    [TestCaseSource(nameof(BadPictures))]
    public void Enroll_BadPicture_IsRejectedAndNothingSent(byte[] picture)
    {
        using var stub = Stub(Succeed);
        var request = new AdvanceAIFaceEnrollmentRequest("p", FaceImage.FromBytes(picture));

        var e = Assert.ThrowsAsync<FaceImageRejectedException>(() => EnrollAsync(stub, null, request));

        Assert.That(e!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(e.Message, Does.StartWith("AdvanceAI AddFace").And.Contain("Images[0] must be"));
        Assert.That(stub.Sent, Is.Empty);
    }

    [Test]
    public async Task Enroll_PictureAtTheLimits_IsSent()
    {
        using var stub = Stub(Succeed);

        await EnrollAsync(stub, null, new("p", FaceImage.FromBytes(Padded(TwoMegabytes - 1))));
        await EnrollAsync(stub, null, new("p", FaceImage.FromBytes(PictureSample.Png(256, 4096))));

        Assert.That(stub.Sent.Count(s => !IsTokenRequest(s)), Is.EqualTo(2));
    }

    [Test]
    public void Enroll_NoKeys_NamesOptionsAndVariables()
    {
        using var stub = Stub(Succeed);

        var e = Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() =>
            EnrollAsync(stub, Options(o => (o.AccessKey, o.SecretKey) = (null, null)))
        );

        Assert.That(e!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(
            e.Message,
            Does.Contain("AccessKey").And.Contain("ADVANCE_AI_ACCESS_KEY").And.Contain("ADVANCE_AI_SECRET_KEY")
        );
    }

    [Test]
    public void Enroll_AnotherVendorsRequest_IsAnArgumentException()
    {
        using var stub = Stub(Succeed);
        IFaceEnrollmentClient client = new AdvanceAIFaceEnrollmentClient(Options(), stub.Client);

        Assert.That(
            () => client.EnrollAsync(new FinAuthFaceEnrollmentRequest("p", s_image)),
            Throws.ArgumentException.With.Message.Contains("AdvanceAI")
        );
        Assert.That(() => client.EnrollAsync(null!), Throws.ArgumentNullException);
    }

    private static byte[] Padded(int length)
    {
        var bytes = new byte[length];
        Portrait.CopyTo(bytes, 0);
        return bytes;
    }

    private static TestCaseData Picture(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);

    private static TestCaseData Bad(
        string name,
        string parameter,
        string rule,
        AdvanceAIFaceEnrollmentRequest request
    ) => new TestCaseData(parameter, rule, request).SetArgDisplayNames(name);
}
