using System.Xml.Linq;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>Uploads to the bucket that ID Verification reads from.</summary>
public sealed class OssUploadTests : SandboxFixture
{
    private const string Key = "sandbox/object";
    private const string Expires = "\"expiration\":\"2027-01-01T00:00:00.000Z\"";

    [TestCase("""{"conditions":[["eq","$key","sandbox/object"]]}""")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{" + Expires + "}")]
    [TestCase("{" + Expires + ""","conditions":{}}""")]
    [TestCase("""{"expiration":"tomorrow","conditions":[["eq","$key","sandbox/object"]]}""")]
    [TestCase("""{"expiration":1,"conditions":[["eq","$key","sandbox/object"]]}""")]
    public async Task Policy_ThatIsNone_IsRefusedInXml(string json) =>
        await RefusesAsync(UploadForm.Encode(json), "InvalidPolicyDocument", 400);

    [Test]
    public async Task Policy_NotInBase64_IsRefusedInXml() => await RefusesAsync("§", "InvalidPolicyDocument", 400);

    [TestCase("""[["content-length-range",1,10],["eq","$key","sandbox/object"]]""")]
    [TestCase("""[["eq","$key","sandbox/object"],{"bucket":"sandbox-bucket"},[],1]""")]
    [TestCase("[]")]
    public async Task Policy_OfOtherConditions_Allows(string conditions)
    {
        var policy = UploadForm.Encode($$"""{{{Expires}},"conditions":{{conditions}}}""");

        Assert.That((await UploadForm.PostAsync(Client, Sandbox.Url, policy, Key)).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task Policy_OfAnotherKey_IsRefused() =>
        await RefusesAsync(UploadForm.Policy("sandbox/other"), "AccessDenied", 403);

    [Test]
    public async Task Form_WithoutAKey_IsRefused()
    {
        var policy = UploadForm.Encode("{" + Expires + ",\"conditions\":[]}");

        var reply = await UploadForm.PostAsync(Client, Sandbox.Url, policy, key: null);

        Assert.That((reply.Status, Code(reply)), Is.EqualTo((400, "InvalidArgument")), reply.Body);
    }

    [Test]
    public async Task Error_OfAnyText_IsWellFormedXml()
    {
        foreach (var text in new[] { "A<b>&\"c", "\u0001\ud800x" })
        {
            Sandbox.Faults.Next(
                SandboxVendor.AlibabaIdVerification,
                SandboxFault.Error(text, text),
                operation: "PostObject"
            );

            var reply = await UploadForm.PostAsync(Client, Sandbox.Url, UploadForm.Policy(Key), Key);

            Assert.That(Code(reply), Does.EndWith(text[^1..]));
        }
    }

    [Test]
    public async Task ErrorOfTheGateway_OfAnyText_IsWellFormedXml()
    {
        Sandbox.Faults.Next(SandboxVendor.AlibabaIdVerification, SandboxFault.Error("X", "a\u0001b"));
        using var request = Client.Acs3(
            HttpMethod.Post,
            "AddFaceRecord",
            "2022-08-09",
            "FaceGroupCode=sandbox-library",
            string.Empty
        );
        request.Headers.Accept.Clear();

        var reply = await Client.SendAsync(request);

        Assert.That(reply.Body, Does.StartWith("<"));
        Assert.That(XDocument.Parse(reply.Body).Root!.Element("Message")!.Value, Is.EqualTo("a\ufffdb"));
    }

    [Test]
    public async Task Key_OfAnyText_IsWellFormedXml()
    {
        const string Hostile = "a<b>\u0001";
        var reply = await UploadForm.PostAsync(
            Client,
            Sandbox.Url,
            UploadForm.Policy("a<b>\\u0001"),
            Hostile,
            successStatus: "201"
        );

        Assert.That(reply.Status, Is.EqualTo(201), reply.Body);
        Assert.That(XDocument.Parse(reply.Body).Root!.Element("Key")!.Value, Does.StartWith("a<b>"));
    }

    [TestCase(null)]
    [TestCase("200")]
    [TestCase("201")]
    public async Task Oversized_IsAsLongAsAsked(string? successStatus)
    {
        Sandbox.Faults.Next(
            SandboxVendor.AlibabaIdVerification,
            SandboxFault.OversizedReply(100_000),
            operation: "PostObject"
        );

        var reply = await UploadForm.PostAsync(Client, Sandbox.Url, UploadForm.Policy(Key), Key, successStatus);

        Assert.That(
            (reply.Status, reply.Body.Length),
            Is.EqualTo((successStatus == "201" ? 201 : 200, 100_000)),
            "a 204 has no body"
        );
    }

    [Test]
    public async Task WrongTypes_OfNothing_HasABody()
    {
        Sandbox.Faults.Next(
            SandboxVendor.AlibabaIdVerification,
            SandboxFault.WrongTypedReply(),
            operation: "PostObject"
        );

        var reply = await UploadForm.PostAsync(Client, Sandbox.Url, UploadForm.Policy(Key), Key);

        Assert.That((reply.Status, reply.Body), Is.EqualTo((200, "{\"wrong\":true}")));
    }

    private async Task RefusesAsync(string policy, string code, int status)
    {
        var reply = await UploadForm.PostAsync(Client, Sandbox.Url, policy, Key);

        Assert.That((reply.Status, Code(reply)), Is.EqualTo((status, code)), reply.Body);
    }

    private static string? Code(Reply reply) => XDocument.Parse(reply.Body).Root!.Element("Code")?.Value;
}
