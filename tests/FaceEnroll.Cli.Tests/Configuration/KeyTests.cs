using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Tests.Support;

namespace FaceEnroll.Cli.Tests.Configuration;

/// <summary>Keys are in no file.</summary>
public sealed class KeyTests
{
    [TestCase(FaceVendor.TencentCloud, "SecretId", "SecretKey", "Token")]
    [TestCase(FaceVendor.AlibabaGuardrails, "AccessKeyId", "AccessKeySecret", "SecurityToken")]
    [TestCase(FaceVendor.AlibabaIdVerification, "AccessKeyId", "AccessKeySecret", "SecurityToken")]
    [TestCase(FaceVendor.FinAuth, "ApiKey", "ApiSecret")]
    [TestCase(FaceVendor.AdvanceAI, "AccessKey", "SecretKey")]
    public void Keys_OfAVendor_AreThoseOfItsOptions(FaceVendor vendor, params string[] keys) =>
        Assert.That(KeyOptions.Of(vendor), Is.EqualTo(keys));

    [TestCase(
        """{ "FaceEnrollment": { "TencentCloud": { "SecretKey": "hush-hush" } } }""",
        "FaceEnrollment:TencentCloud:SecretKey"
    )]
    [TestCase(
        """{ "FaceEnrollment": { "FinAuth": { "api_secret": "hush-hush" } } }""",
        "FaceEnrollment:FinAuth:api_secret"
    )]
    [TestCase("""{ "FaceEnrollment": { "AdvanceAI": { "accesskey": "hush-hush" } } }""", "accesskey")]
    [TestCase("""{ "FaceEnrollment:branch:AccessKeySecret": "hush-hush" }""", "FaceEnrollment:branch:AccessKeySecret")]
    [TestCase("""{ "FaceEnrollTool": { "PersonIdKey": "hush-hush" } }""", "FaceEnrollTool:PersonIdKey")]
    [TestCase("""{ /* here */ "Other": { "Token": 5 }, }""", "Other:Token")]
    public async Task File_WithAKey_IsRefusedWithoutItsValue(string json, string named)
    {
        using var bed = new ToolBed();
        _ = bed.Write(ConfigurationFile.Name, json);

        var result = await bed.RunAsync("probe");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain(named).And.Contain("environment variable").And.Not.Contain("hush-hush"));
        Assert.That(result.Out, Is.Empty);
    }

    [TestCase("""{ "FaceEnrollment": { "FinAuth": { "ApiSecret": null, "LibraryId": "staff" } } }""")]
    [TestCase("""{ "FaceEnrollment": { "FinAuth": { "LibraryId": "staff" } } /* no SecretKey */ }""")]
    public void File_WithoutAKey_IsRead(string json)
    {
        using var bed = new ToolBed();

        var values = ConfigurationFile.Read(bed.Write("c.json", json));

        Assert.That(values["FaceEnrollment:FinAuth:LibraryId"], Is.EqualTo("staff"));
    }

    [Test]
    public async Task File_ThatIsNoJson_IsRefusedByItsLineOnly()
    {
        using var bed = new ToolBed();
        _ = bed.Write(ConfigurationFile.Name, "{\n  \"a\": hush-hush\n}");

        var result = await bed.RunAsync("probe");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(result.Error, Does.Contain("line 2").And.Not.Contain("hush"));
    }
}
