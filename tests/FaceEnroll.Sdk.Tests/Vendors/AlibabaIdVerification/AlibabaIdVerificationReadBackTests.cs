using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tests.Signing;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>The read-back.</summary>
[TestOf(typeof(AlibabaIdVerificationQueryRecords))]
public class AlibabaIdVerificationReadBackTests
{
    private const string Page =
        """{"Code":"Success","RequestId":"Q","TotalCount":2,"Items":[{"Id":9007199254740993,"FaceId":"f-1","MerchantUserId":"u","GmtCreate":"2026-11-21 09:02:03","ImgOssUrl":"x"},{"FaceId":9007199254740993,"GmtCreate":1795222923000}]}""";

    [Test]
    public async Task Execute_Page_GivesItsRecords()
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("QueryFaceRecord", 200, Page);
        var page = await QueryAsync(wire);
        Assert.That(page.TotalCount, Is.EqualTo("2"));
        Assert.That(page.Items!.Select(i => i!.FaceId), Is.EqualTo(new[] { "f-1", "9007199254740993" }));
        Assert.That(page.Items![0]!.MerchantUserId, Is.EqualTo("u"));
        Assert.That(page.Items![0]!.GmtCreate, Is.EqualTo("2026-11-21 09:02:03"));
        Assert.That(page.Items![1]!.GmtCreate, Is.EqualTo("1795222923000"));
    }

    [Test]
    public async Task Execute_Request_HasEverythingInTheQueryAndIsSigned(
        [Values] AlibabaIdVerificationSignatureScheme scheme
    )
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("QueryFaceRecord", 200, Page);
        await QueryAsync(wire, scheme);
        var sent = wire.Requests.Single();
        AlibabaIdVerificationRequestTests.AssertSigned(sent, KeyId, Secret, scheme);
        Assert.That(sent.Method, Is.EqualTo("POST"));
        Assert.That(sent.Body, Is.Empty);
        Assert.That(sent.Query["FaceGroupCode"], Is.EqualTo("sgl/FAKE"));
        Assert.That(sent.Query["MerchantUserId"], Is.EqualTo("用户 é"));
        var captured = VectorFile.Read("alibaba.json").EnumerateArray().Single(e => e.Text("id") == "acs3-query");
        foreach (var name in new[] { "CurrentPage", "PageSize" })
        {
            Assert.That(sent.Query[name], Is.EqualTo(CapturedForm.Query(captured).Single(p => p.Name == name).Value));
        }
    }

    [TestCase(200, "{}")]
    [TestCase(200, """{"Code":"Success"}""")]
    [TestCase(200, """{"Code":"Success","Items":null}""")]
    [TestCase(200, """{"Code":"Success","Items":"none"}""")]
    [TestCase(200, "<html/>")]
    [TestCase(500, """{"Code":"InternalError"}""")]
    [TestCase(504, null)]
    public void Execute_NoAnswer_IsNoAbsence(int status, string? body)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("QueryFaceRecord", status, body);
        var error = Assert.CatchAsync<FaceEnrollmentException>(() => QueryAsync(wire));
        Assert.That(error!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(error.Error.Operation, Is.EqualTo("QueryFaceRecord"));
    }

    private static async Task<AlibabaIdVerificationRecordPage> QueryAsync(
        AlibabaIdVerificationWire wire,
        AlibabaIdVerificationSignatureScheme scheme = default
    )
    {
        var options = Options(o => (o.SignatureScheme, o.Retry.MaxRetries) = (scheme, 0));
        var credentials = new CredentialSource(new EnvironmentCredentials("ID", "SECRET", read: static _ => null), "");
        var call = new RequestPipeline(
            Registration<AlibabaIdVerificationOptions>.Direct(FaceVendor.AlibabaIdVerification, options, wire.Client),
            AlibabaIdVerificationLimits.For(options),
            credentials,
            Nonce.Hex
        );
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, default);
        var query = new AlibabaIdVerificationQueryRecords(options, "sgl/FAKE", "用户 é");
        return await call.ExecuteAsync(query, new CallScope(call, options, deadline, default));
    }
}
