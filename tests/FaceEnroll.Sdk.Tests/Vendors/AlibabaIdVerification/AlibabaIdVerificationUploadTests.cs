using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Signing;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>The file-stream way: authorize, upload to OSS, then the record.</summary>
[TestOf(typeof(AlibabaIdVerificationAuthorizeUpload))]
[TestOf(typeof(AlibabaIdVerificationPostObject))]
public class AlibabaIdVerificationUploadTests
{
    private static readonly string[] s_flow = ["AuthorizeFileUpload", "PostObject", "AddFaceRecord"];

    private static byte[] VectorBytes => [.. Enumerable.Range(0, 64).Select(i => (byte)((i * 31) + 7))];

    [Test]
    public async Task EnrollAsync_Upload_SendsTheRecommendedFormByteForByte()
    {
        var vector = VectorFile.Read("alibaba-oss-form.json");
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AuthorizeFileUpload", 200, vector.GetProperty("authorizeFileUploadResponse").GetRawText());
        var boundary = vector.Text("boundary");
        var client = Client(wire, o => (o.ForceUpload, o.NonceSource) = (true, () => boundary["boundary".Length..]));

        await client.EnrollAsync(Request(FaceImage.FromBytes(VectorBytes)));

        Assert.That(wire.Operations, Is.EqualTo(s_flow));
        var upload = wire.Requests[1];
        Assert.That(upload.Body, Is.EqualTo(Convert.FromBase64String(vector.Text("recommended", "bodyBase64"))));
        Assert.That(upload.Method, Is.EqualTo("POST"));
        Assert.That(upload.Uri, Is.EqualTo(new Uri($"https://{vector.Text("host")}/")));
        Assert.That(upload.Headers["Content-Type"], Is.EqualTo("multipart/form-data; boundary=" + boundary));
        Assert.That(upload.Headers["Content-Length"], Is.EqualTo($"{upload.Body.Length}"));
        Assert.That(upload.Headers.Keys, Has.No.Member("Authorization"));
        Assert.That(wire.Requests[2].Form["FacePictureFile"], Is.EqualTo(vector.Text("facePictureFile")));
        Assert.That(wire.Requests[2].Form.Keys, Has.No.Member("FacePicture"));
    }

    [Test]
    public async Task EnrollAsync_Upload_IsAuthorizedAndRecordedWithSignatures(
        [Values] AlibabaIdVerificationSignatureScheme scheme
    )
    {
        var entry = VectorFile
            .Read("alibaba.json")
            .EnumerateArray()
            .Single(e => e.Text("id") == "acs3-authorize-upload");
        using var wire = new AlibabaIdVerificationWire();
        await Client(wire, o => (o.ForceUpload, o.SignatureScheme) = (true, scheme)).EnrollAsync(Request());

        var authorize = wire.Requests[0];
        AlibabaIdVerificationRequestTests.AssertSigned(authorize, KeyId, Secret, scheme);
        AlibabaIdVerificationRequestTests.AssertSigned(wire.Requests[2], KeyId, Secret, scheme);
        Assert.That(authorize.Method, Is.EqualTo("GET"));
        Assert.That(authorize.Uri.Authority, Is.EqualTo(entry.Text("inputs", "host")));
        foreach (var parameter in CapturedForm.Query(entry))
        {
            Assert.That(authorize.Query[parameter.Name], Is.EqualTo(parameter.Value));
        }

        var isRpc = scheme == AlibabaIdVerificationSignatureScheme.RpcHmacSha1;
        Assert.That(
            isRpc ? authorize.Query["Version"] : authorize.Headers["x-acs-version"],
            Is.EqualTo(entry.Text("inputs", "version"))
        );
    }

    [TestCase(1_000_000, false, null, false)]
    [TestCase(1_000_001, false, null, true)]
    [TestCase(1_000_001, false, false, true)]
    [TestCase(10, true, null, true)]
    [TestCase(10, true, false, false)]
    [TestCase(10, false, true, true)]
    public async Task EnrollAsync_Content_IsUploadedBySizeOrWish(int length, bool option, bool? wish, bool expected)
    {
        using var wire = new AlibabaIdVerificationWire();
        var request = Request(FaceImage.FromBytes(new byte[length]));
        request.ForceUpload = wish;
        await Client(wire, o => o.ForceUpload = option).EnrollAsync(request);
        Assert.That(wire.Operations, Is.EqualTo(expected ? s_flow : ["AddFaceRecord"]));
    }

    [Test]
    public async Task EnrollAsync_LargePictureOfEverySource_IsUploadedWhole(
        [ValueSource(typeof(PictureSources), nameof(PictureSources.Kinds))] string kind
    )
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var bytes = PictureSources.Bytes(1_200_001);
            using var wire = new AlibabaIdVerificationWire();
            await Client(wire).EnrollAsync(Request(PictureSources.Image(kind, bytes, directory.FullName)));
            var body = wire.Requests[1].Body;
            var start = body.AsSpan().IndexOf("application/octet-stream\r\n\r\n"u8) + 28;
            Assert.That(body.AsSpan(start, bytes.Length).SequenceEqual(bytes), Is.True);
            Assert.That(Encoding.ASCII.GetString(body, start + bytes.Length, 4), Is.EqualTo("\r\n--"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Test]
    public async Task EnrollAsync_SecurityTokenInThePermit_IsAFieldBeforeTheFile()
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On(
            "AuthorizeFileUpload",
            200,
            AlibabaIdVerificationWire.Permit.Replace("{", """{"SecurityToken":"tok",""", StringComparison.Ordinal)
        );
        await Client(wire, o => o.ForceUpload = true).EnrollAsync(Request());
        var form = Encoding.UTF8.GetString(wire.Requests[1].Body);
        Assert.That(form, Does.Contain("name=\"x-oss-security-token\"\r\n\r\ntok\r\n--"));
        Assert.That(
            form.IndexOf("name=\"file\"", StringComparison.Ordinal),
            Is.GreaterThan(form.IndexOf("x-oss-security-token", StringComparison.Ordinal))
        );
    }

    [TestCase("Public", "false", "b-1.oss-cn-x.aliyuncs.com")]
    [TestCase("Public", "true", "b-1.oss-cn-x.aliyuncs.com")]
    [TestCase("Internal", "true", "b-1.oss-cn-x-internal.aliyuncs.com")]
    [TestCase("Accelerate", "true", "b-1.oss-accelerate.aliyuncs.com")]
    [TestCase("Accelerate", "\"true\"", "b-1.oss-accelerate.aliyuncs.com")]
    [TestCase("Accelerate", "false", "b-1.oss-cn-x.aliyuncs.com")]
    [TestCase("Accelerate", "null", "b-1.oss-cn-x.aliyuncs.com")]
    public async Task EnrollAsync_UploadNetwork_ChoosesTheHost(string network, string accelerate, string expected)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AuthorizeFileUpload", 200, Permit("b-1", "oss-cn-x.aliyuncs.com", accelerate));
        await Client(
                wire,
                o => (o.ForceUpload, o.UploadNetwork) = (true, Enum.Parse<AlibabaIdVerificationUploadNetwork>(network))
            )
            .EnrollAsync(Request());
        Assert.That(wire.Requests[1].Uri, Is.EqualTo(new Uri($"https://{expected}/")));
        Assert.That(
            wire.Requests[2].Form["FacePictureFile"],
            Is.EqualTo("http://b-1.oss-cn-x.aliyuncs.com/123456/fake/object-key")
        );
    }

    [TestCase("b-1", "evil.example.com")]
    [TestCase("b-1", "oss-cn-x.aliyuncs.com.evil.example")]
    [TestCase("b-1", "oss-cn-x.evil.aliyuncs.com")]
    [TestCase("b-1", "oss-.aliyuncs.com")]
    [TestCase("b-1", "oss-cn-x.aliyuncs.com:8080")]
    [TestCase("b-1", "oss-cn-x.aliyuncs.com/x")]
    [TestCase("b-1", "OSS-cn-x.aliyuncs.com")]
    [TestCase("b-1", "xoss-cn-x.aliyuncs.com")]
    [TestCase("b-1", "oss-evil@aliyuncs.com")]
    [TestCase("b-1", "aliyuncs.com")]
    [TestCase("b-1", ".aliyuncs.com")]
    [TestCase("evil.example/x", "oss-cn-x.aliyuncs.com")]
    [TestCase("evil.example", "oss-cn-x.aliyuncs.com")]
    [TestCase("b", "oss-cn-x.aliyuncs.com")]
    [TestCase("-b1", "oss-cn-x.aliyuncs.com")]
    [TestCase("b1-", "oss-cn-x.aliyuncs.com")]
    [TestCase("B-1", "oss-cn-x.aliyuncs.com")]
    [TestCase("u:p@h#", "oss-cn-x.aliyuncs.com")]
    public void EnrollAsync_HostOfAnotherForm_GetsNoPicture(string bucket, string endpoint)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AuthorizeFileUpload", 200, Permit(bucket, endpoint));
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            Client(wire, o => o.ForceUpload = true).EnrollAsync(Request())
        );
        Assert.That(error!.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(error.Message, Does.Contain("UploadEndpoint").And.Not.Contains("evil"));
        Assert.That(wire.Operations, Is.EqualTo(new[] { "AuthorizeFileUpload" }));
    }

    [Test]
    public async Task EnrollAsync_ConfiguredHosts_AreUsedAsTheyAre()
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AuthorizeFileUpload", 200, Permit("any_bucket", "oss.private.example"));
        var client = Client(
            wire,
            o =>
            {
                o.ForceUpload = true;
                o.UploadEndpoint = new Uri("http://127.0.0.1:9000/oss/upload");
                o.OpenPlatformEndpoint = new Uri("http://127.0.0.1:9001");
            }
        );
        await client.EnrollAsync(Request());
        Assert.That(wire.Requests[0].Uri.Authority, Is.EqualTo("127.0.0.1:9001"));
        AlibabaIdVerificationRequestTests.AssertSigned(wire.Requests[0], KeyId, Secret, default);
        Assert.That(wire.Requests[1].Uri, Is.EqualTo(new Uri("http://127.0.0.1:9000/oss/upload")));
        Assert.That(
            wire.Requests[2].Form["FacePictureFile"],
            Is.EqualTo("http://any_bucket.oss.private.example/123456/fake/object-key")
        );
    }

    [TestCase("https://cloudauth-intl-vpc.cn-hongkong.aliyuncs.com", null, "cn-hongkong")]
    [TestCase("https://proxy.example.com", "cn-hongkong", "cn-hongkong")]
    public async Task EnrollAsync_UploadAtAnEndpoint_NamesTheRegion(string endpoint, string? region, string? expected)
    {
        using var wire = new AlibabaIdVerificationWire();
        var client = Client(
            wire,
            o =>
            {
                (o.ForceUpload, o.Region, o.Endpoint) = (true, region, new Uri(endpoint));
                o.OpenPlatformEndpoint = new Uri("https://openplatform.aliyuncs.com");
            }
        );
        await client.EnrollAsync(Request());
        Assert.That(wire.Requests[0].Query.GetValueOrDefault("RegionId"), Is.EqualTo(expected));
    }

    [Test]
    public async Task EnrollAsync_ThrottledRecord_DoesNotUploadAgain()
    {
        using var wire = new AlibabaIdVerificationWire();
        var throttled = 2;
        wire.On(
            "AddFaceRecord",
            () =>
                throttled-- > 0
                    ? AlibabaIdVerificationWire.Answer(403, """{"Code":"Throttling.Api","RequestId":"T"}""")
                    : AlibabaIdVerificationWire.Answer(200, AlibabaIdVerificationWire.Added)
        );
        await Client(wire, o => o.ForceUpload = true).EnrollAsync(Request());
        Assert.That(wire.Operations, Is.EqualTo(new[] { s_flow[0], s_flow[1], s_flow[2], s_flow[2], s_flow[2] }));
        Assert.That(wire.Requests.Skip(2).Select(r => r.Form["FacePictureFile"]).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("AuthorizeFileUpload", 400, """{"Code":"Throttling","RequestId":"T"}""")]
    [TestCase("AuthorizeFileUpload", 500, """{"Code":"InternalError","RequestId":"T"}""")]
    [TestCase("PostObject", 503, "<Error><Code>ServiceUnavailable</Code></Error>")]
    [TestCase("PostObject", 500, null)]
    public async Task EnrollAsync_PreparationFailsOnce_IsRepeatedAlone(string operation, int status, string? body)
    {
        using var wire = new AlibabaIdVerificationWire();
        var good = wire.Reply;
        var failed = false;
        wire.Reply = request =>
        {
            if (request.Operation == operation && !failed)
            {
                failed = true;
                return AlibabaIdVerificationWire.Answer(status, body);
            }

            return good(request);
        };
        await Client(wire, o => o.ForceUpload = true).EnrollAsync(Request());
        Assert.That(wire.Operations, Is.EqualTo(s_flow.SelectMany(o => o == operation ? [o, o] : new[] { o })));
    }

    [TestCase(200)]
    [TestCase(201)]
    [TestCase(204)]
    public async Task EnrollAsync_EverySuccessOfOss_GoesOn(int status)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("PostObject", status, null);
        await Client(wire, o => o.ForceUpload = true).EnrollAsync(Request());
        Assert.That(wire.Operations, Is.EqualTo(s_flow));
    }

    [TestCase(400, "<Error><Code>EntityTooLarge</Code></Error>", "EntityTooLarge")]
    [TestCase(413, "<html>no</html>", null)]
    public void EnrollAsync_OssSaysTooLarge_IsThePicture(int status, string body, string? code)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("PostObject", status, body);
        var error = Assert.CatchAsync<FaceImageRejectedException>(() =>
            Client(wire, o => o.ForceUpload = true).EnrollAsync(Request(FaceImage.FromBytes(VectorBytes)))
        )!;
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageInvalid));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(error.VendorCode, Is.EqualTo(code));
        Assert.That(
            error.Message,
            Does.Contain(
                "PostObject: ImageInvalid, not enrolled. The request is too large for the vendor: it takes pictures of "
                    + "10,485,760 bytes at most; the picture has 64."
            )
        );
    }

    private const string OssError =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
        + "<Error>\n <Code>MalformedPOSTRequest</Code><Message>The body &e; is bad</Message>"
        + "<RequestId>OSS-1</RequestId><HostId>h</HostId></Error>";

    [TestCase(400, OssError, "MalformedPOSTRequest", "OSS-1")]
    [TestCase(403, "<Error><Code>AccessDenied</Code>", "AccessDenied", null)]
    [TestCase(403, "<Error><Code>AccessDenied</Co", null, null)]
    [TestCase(403, "</Code><Code></Code>", null, null)]
    [TestCase(403, "<html>no</html>", null, null)]
    [TestCase(403, null, null, null)]
    [TestCase(202, "<x/>", null, null)]
    [TestCase(302, null, null, null)]
    [TestCase(307, null, null, null)]
    [TestCase(500, "<Error><Code>InternalError</Code></Error>", "InternalError", null)]
    public void EnrollAsync_OssRefuses_NothingIsEnrolled(int status, string? body, string? code, string? requestId)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("PostObject", status, body);
        var error = Assert.CatchAsync<FaceEnrollmentException>(() =>
            Client(wire, o => (o.ForceUpload, o.Retry.MaxRetries) = (true, 0)).EnrollAsync(Request())
        );
        Assert.That(error!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(error.VendorCode, Is.EqualTo(code));
        Assert.That(error.Error.RequestId, Is.EqualTo(requestId));
        Assert.That(error.StatusCode, Is.EqualTo(status));
        Assert.That(error.Images.Single().Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(wire.Operations, Has.No.Member("AddFaceRecord"));
        Assert.That(error.Message, Does.Not.Contain("The body"));
    }

    [Test]
    public void EnrollAsync_PermitCutAtEveryByte_IsNotApplied()
    {
        for (var length = 0; length < AlibabaIdVerificationWire.Permit.Length; length++)
        {
            AssertPermitRefused(AlibabaIdVerificationWire.Permit[..length]);
        }
    }

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("<html/>")]
    [TestCase("""{"Code":"Success"}""")]
    public void EnrollAsync_PermitWithoutItsMembers_IsNotApplied(string body) => AssertPermitRefused(body);

    [Test]
    public void EnrollAsync_PermitWithAMemberBadOrMissing_IsNotApplied(
        [Values("AccessKeyId", "EncodedPolicy", "Signature", "ObjectKey", "Bucket", "Endpoint", "SecurityToken")]
            string name,
        [Values("null", "\"\"", "5", "{}", "\"a\\r\\nX: b\"", "\"a\\\"b\"")] string value
    )
    {
        if (name == "SecurityToken" && value is "null" or "\"\"")
        {
            name = "Signature";
        }

        using var document = JsonDocument.Parse(AlibabaIdVerificationWire.Permit);
        var members = document
            .RootElement.EnumerateObject()
            .Where(p => p.Name != name)
            .Select(p => $"\"{p.Name}\":{p.Value.GetRawText()}")
            .Append($"\"{name}\":{value}");
        AssertPermitRefused("{" + string.Join(",", members) + "}");
    }

    private static void AssertPermitRefused(string body)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AuthorizeFileUpload", 200, body);
        var error = Assert.CatchAsync<FaceEnrollmentException>(() =>
            Client(wire, o => (o.ForceUpload, o.Retry.MaxRetries) = (true, 0)).EnrollAsync(Request())
        );
        Assert.That(error!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied), body);
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Protocol), body);
        Assert.That(wire.Operations, Is.EqualTo(new[] { "AuthorizeFileUpload" }), body);
    }

    private static string Permit(string bucket, string endpoint, string accelerate = "false") =>
        AlibabaIdVerificationWire
            .Permit.Replace("viapi-fake-bucket", bucket, StringComparison.Ordinal)
            .Replace("oss-ap-southeast-1.aliyuncs.com", endpoint, StringComparison.Ordinal)
            .Replace("\"UseAccelerate\":false", $"\"UseAccelerate\":{accelerate}", StringComparison.Ordinal);
}
