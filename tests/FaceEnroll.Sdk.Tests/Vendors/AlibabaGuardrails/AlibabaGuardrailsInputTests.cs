using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.TencentCloud;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>Each error names parameter, rule and vendor, never the value; nothing is sent.</summary>
[TestOf(typeof(AlibabaGuardrailsAddFaces))]
[TestOf(typeof(AlibabaGuardrailsLimits))]
[TestOf(typeof(AlibabaGuardrailsClientInfo))]
public class AlibabaGuardrailsInputTests
{
    private static readonly FaceImage s_url = FaceImage.FromUrl(new Uri("https://example.com/a.jpg?sig=SECRET"));

    private static IEnumerable<TestCaseData> BadRequests()
    {
        yield return Case("id too long", new(new string('S', 33), s_url), "PersonId must be 1 to 32 of ASCII");
        yield return Case("id of another alphabet", new("SECRET 张三", s_url), "PersonId must be 1 to 32 of ASCII");
        yield return Case("id with a line break", new("SECRET\n", s_url), "PersonId must be");
        yield return Case("no picture", new("p"), "Images must hold at least one picture");
        yield return Case("21 pictures", Urls(21), "Images must hold at most 20 pictures");
        yield return Case(
            "not http",
            new("p", FaceImage.FromUrl(new Uri("ftp://SECRET/a"))),
            "Images must be absolute"
        );
        yield return Case(
            "relative",
            new("p", FaceImage.FromUrl(new Uri("/SECRET", UriKind.Relative))),
            "Images must be absolute http or https URLs"
        );
        yield return Case(
            "mixed kinds",
            new("p", s_url, FaceImage.FromBytes(new byte[] { 1 })),
            "Images must be either all URLs or all content"
        );
        yield return Case(
            "content without a host",
            new("p", FaceImage.FromBytes(new byte[] { 1 })),
            "Images must be URLs: this vendor takes no content unless an IFaceImageHost is registered"
        );
        yield return Case("library", new("p", s_url) { LibraryId = "SECRET" }, "LibraryId must be null");
        yield return Case("half a character", new("p", s_url) { BizType = "SECRET\ud83d" }, "BizType must be");
        yield return Case(
            "long text",
            new("p", s_url) { BizType = new string('S', 1025) },
            "BizType must be at most 1024"
        );
        foreach (var property in typeof(AlibabaGuardrailsClientInfo).GetProperties())
        {
            var info = new AlibabaGuardrailsClientInfo();
            property.SetValue(info, "SECRET\udc00");
            yield return Case(
                property.Name,
                new("p", s_url) { ClientInfo = info },
                $"ClientInfo.{property.Name} must be"
            );
        }
    }

    [TestCaseSource(nameof(BadRequests))]
    public void EnrollAsync_BadRequest_NamesParameterRuleAndVendor(
        AlibabaGuardrailsFaceEnrollmentRequest request,
        string expected
    )
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Success);
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() => fake.Client.EnrollAsync(request))!;
        Assert.That(error.Message, Does.StartWith("AlibabaGuardrails AddFaces: InvalidRequest, nothing was sent."));
        Assert.That(error.Message, Does.Contain(expected));
        Assert.That(error.ToString(), Does.Not.Contain("SECRET"));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(fake.Sent, Is.Empty);
    }

    [TestCase(32)]
    [TestCase(1)]
    public async Task EnrollAsync_LongestAndShortestId_IsTaken(int length)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(SuccessOfAnybody);
        await fake.Client.EnrollAsync(
            new AlibabaGuardrailsFaceEnrollmentRequest("aZ09_-".PadRight(length, 'x')[..length], s_url)
        );
        Assert.That(fake.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void EnrollAsync_NullOrForeignRequest_IsAnArgumentError()
    {
        var client = new AlibabaGuardrailsSetup().Reply(Success).Client;
        Assert.ThrowsAsync<ArgumentNullException>(() => client.EnrollAsync((FaceEnrollmentRequest)null!));
        Assert.ThrowsAsync<ArgumentNullException>(() =>
            client.EnrollAsync((AlibabaGuardrailsFaceEnrollmentRequest)null!)
        );
        Assert.ThrowsAsync<ArgumentNullException>(() => client.CreatePersonAsync(null!));
        Assert.ThrowsAsync<ArgumentException>(() =>
            client.EnrollAsync((FaceEnrollmentRequest)new TencentCloudFaceEnrollmentRequest("p", s_url))
        );
    }

    [Test]
    public void EnrollAsync_GeneralRequestWithLibrary_IsRefusedNotDropped()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(Success);
        Assert.That(
            () => fake.Client.EnrollAsync(new FaceEnrollmentRequest("p", s_url) { LibraryId = "staff" }),
            Throws.TypeOf<FaceEnrollmentException>().With.Message.Contains("LibraryId")
        );
        Assert.That(fake.Sent, Is.Empty);
    }

    [Test]
    public void ToString_OptionsAndClientInfo_PrintTheirNameOnly()
    {
        Assert.That(new AlibabaGuardrailsSetup().Options.ToString(), Is.EqualTo("AlibabaGuardrailsOptions"));
        Assert.That(
            new AlibabaGuardrailsClientInfo { UserNick = "SECRET" }.ToString(),
            Is.EqualTo("AlibabaGuardrailsClientInfo")
        );
    }

    private static TestCaseData Case(string name, AlibabaGuardrailsFaceEnrollmentRequest request, string expected) =>
        new TestCaseData(request, expected).SetArgDisplayNames(name);
}
