using FaceEnroll.Sdk.AlibabaIdVerification;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification.AlibabaIdVerificationSetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>What AddFaceRecord's replies become.</summary>
[TestOf(typeof(AlibabaIdVerificationAddFaceRecord))]
[TestOf(typeof(AlibabaIdVerificationProtocol))]
public class AlibabaIdVerificationReplyTests
{
    [Test]
    public async Task EnrollAsync_Passed_IsEnrolled()
    {
        var result = await AnswerAsync(AlibabaIdVerificationWire.Added);
        Assert.That(result.Vendor, Is.EqualTo(FaceVendor.AlibabaIdVerification));
        Assert.That(result.RequestId, Is.EqualTo("130A2C10-B9EE-4D84-88E3-5384FF03AAAA"));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "sglFAKE7uc" }));
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.Images.Single().FaceId, Is.Null);
        Assert.That(result.FaceQuality, Is.EqualTo(AlibabaIdVerificationFaceQuality.High));
        Assert.That(result.ExtFaceInfo, Is.EqualTo("""{"faceQuality":"HIGH"}"""));
    }

    [TestCase("\"Success\"")]
    [TestCase("\"success\"")]
    [TestCase("\"OK\"")]
    [TestCase("\"200\"")]
    [TestCase("200")]
    public async Task EnrollAsync_EverySpellingOfSuccess_IsSuccess(string code)
    {
        var result = await AnswerAsync($$$"""{"Code":{{{code}}},"Result":{"Passed":"Y"}}""");
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.ExtFaceInfo, Is.Null);
    }

    [TestCase(""" "{\"faceQuality\":\"HIGH\"}" """, "High", """{"faceQuality":"HIGH"}""")]
    [TestCase(""" {"faceQuality":"HIGH"} """, "High", """{"faceQuality":"HIGH"}""")]
    [TestCase(""" "{\"faceQuality\":\"LOW\",\"more\":[1]}" """, "Low", """{"faceQuality":"LOW","more":[1]}""")]
    [TestCase(""" "{\"faceQuality\":\"MIDDLE\"}" """, "Unspecified", """{"faceQuality":"MIDDLE"}""")]
    [TestCase(""" "{\"faceQuality\":3}" """, "Unspecified", """{"faceQuality":3}""")]
    [TestCase(""" "no json" """, "Unspecified", "no json")]
    [TestCase(""" "" """, "Unspecified", "")]
    [TestCase(""" "null" """, "Unspecified", "null")]
    [TestCase(" null ", "Unspecified", null)]
    [TestCase(" [1, 2] ", "Unspecified", "[1, 2]")]
    [TestCase(" 7 ", "Unspecified", "7")]
    public async Task EnrollAsync_ExtFaceInfoInEveryForm_StaysEnrolled(string json, string quality, string? raw)
    {
        var result = await AnswerAsync($$$"""{"Code":"Success","Result":{"Passed":"Y","ExtFaceInfo":{{{json}}}}}""");
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.FaceQuality.ToString(), Is.EqualTo(quality));
        Assert.That(result.ExtFaceInfo, Is.EqualTo(raw));
    }

    [Test]
    public void EnrollAsync_NotPassed_IsARejectedPicture()
    {
        var error = Assert.ThrowsAsync<FaceImageRejectedException>(() =>
            AnswerAsync(
                """{"RequestId":"R-1","Code":"Success","Result":{"Passed":"N","ExtFaceInfo":{"faceQuality":"LOW"}}}"""
            )
        );
        Assert.That(error!.Kind, Is.EqualTo(Kind.ImageQuality));
        Assert.That(error.Certainty, Is.EqualTo(Certainty.NotApplied));
        Assert.That(error.IsRetryable, Is.False);
        Assert.That(error.RequestId, Is.EqualTo("R-1"));
        Assert.That(error.StatusCode, Is.EqualTo(200));
        var image = error.Images.Single();
        Assert.That(image.Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(image.VendorCode, Is.EqualTo("Passed=N"));
        Assert.That(image.Reason, Does.Contain("quality"));
    }

    [TestCase(401, "UnqualifiedPhoto", "ImageQuality", "NotApplied")]
    [TestCase(401, "NoFaceDetected", "NoFace", "NotApplied")]
    [TestCase(401, "ToolargeImage", "ImageInvalid", "NotApplied")]
    [TestCase(401, "DataDuplication", "InvalidRequest", "NotApplied")]
    [TestCase(401, "Forbidden.ExceptionRepeatedInvoke", "Conflict", "Unknown")]
    [TestCase(403, "Forbidden.AccountAccessDenied", "Billing", "NotApplied")]
    [TestCase(403, "Forbidden.RAMUserAccessDenied", "Permission", "NotApplied")]
    [TestCase(400, "SignatureNonceUsed", "Conflict", "Unknown")]
    [TestCase(400, "SomethingNew", "InvalidRequest", "NotApplied")]
    [TestCase(200, "SomethingNew", "VendorFault", "Unknown")]
    [TestCase(500, "InternalError", "VendorFault", "Unknown")]
    [TestCase(500, "Success", "Protocol", "Unknown")]
    [TestCase(400, "Success", "Protocol", "Unknown")]
    public void EnrollAsync_Code_DecidesBeforeTheStatus(int status, string code, string kind, string certainty)
    {
        // Whatever stands beside the code must not hide it.
        foreach (var rest in new[] { "", ",\"Result\":\"\"", ",\"Result\":[5]", ",\"Message\":7,\"RequestId\":{}" })
        {
            var error = Refused(status, $$"""{"Code":"{{code}}"{{rest}}}""");
            Assert.That(error.Kind.ToString(), Is.EqualTo(kind), rest);
            Assert.That(error.Certainty.ToString(), Is.EqualTo(certainty), rest);
            Assert.That(error.VendorCode, Is.EqualTo(code), rest);
        }
    }

    [Test]
    public void EnrollAsync_GoodReplyCutAtEveryByte_IsUnknown()
    {
        for (var length = 0; length < AlibabaIdVerificationWire.Added.Length; length++)
        {
            AssertUnknown(200, AlibabaIdVerificationWire.Added[..length]);
        }
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"Success\"")]
    [TestCase("<html>OK</html>")]
    [TestCase("""{"Code":null}""")]
    [TestCase("""{"Code":""}""")]
    [TestCase("""{"Code":true,"Result":{"Passed":"Y"}}""")]
    [TestCase("""{"Result":{"Passed":"Y"}}""")]
    [TestCase("""{"Code":"Success"}""")]
    [TestCase("""{"Code":"Success","Result":null}""")]
    [TestCase("""{"Code":"Success","Result":"Y"}""")]
    [TestCase("""{"Code":"Success","Result":[{"Passed":"Y"}]}""")]
    [TestCase("""{"Code":"Success","Result":{}}""")]
    [TestCase("""{"Code":"Success","Result":{"Passed":null}}""")]
    [TestCase("""{"Code":"Success","Result":{"Passed":"y"}}""")]
    [TestCase("""{"Code":"Success","Result":{"Passed":true}}""")]
    [TestCase("""{"Code":"Success","Result":{"Passed":{}}}""")]
    [TestCase("""{"Code":{"a":1},"Result":{"Passed":"Y"}}""")]
    public void EnrollAsync_SuccessThatIsNotSaid_IsUnknown(string body) => AssertUnknown(200, body);

    [TestCase(400, "NotApplied")]
    [TestCase(401, "NotApplied")]
    [TestCase(403, "NotApplied")]
    [TestCase(404, "NotApplied")]
    [TestCase(413, "NotApplied")]
    [TestCase(429, "NotApplied")]
    [TestCase(307, "NotApplied")]
    [TestCase(302, "Unknown")]
    [TestCase(408, "Unknown")]
    [TestCase(409, "Unknown")]
    [TestCase(500, "Unknown")]
    [TestCase(502, "Unknown")]
    [TestCase(503, "Unknown")]
    [TestCase(204, "Unknown")]
    public void EnrollAsync_StatusAlone_DecidesWithoutACode(int status, string certainty)
    {
        foreach (var body in new[] { null, "", "<html/>", "{}", "null", "[1]" })
        {
            Assert.That(Refused(status, body).Certainty.ToString(), Is.EqualTo(certainty), body);
        }

        foreach (var cut in new[] { "[1", "{\"Code\":5.5e", "{\"Code\":5.5e}" })
        {
            Assert.That(Refused(status, cut).Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown), cut);
        }
    }

    [Test]
    public void EnrollAsync_ReplyOverTheCap_IsUnknown()
    {
        var error = AssertUnknown(200, AlibabaIdVerificationWire.Added + new string(' ', 1024 * 1024));
        Assert.That(error.Kind, Is.EqualTo(Kind.Protocol));
        Assert.That(error.Message, Does.Contain("larger"));
    }

    [Test]
    public void EnrollAsync_BodySentAndConnectionLost_IsUnknown()
    {
        using var lost = new LostConnection();
        using var http = new HttpClient(lost);
        var client = new AlibabaIdVerificationFaceEnrollmentClient(Options(), http);
        var error = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request()));
        Assert.That(error!.Kind, Is.EqualTo(Kind.Transport));
        Assert.That(lost.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task EnrollAsync_ClockSkew_IsCorrectedOnceFromTheReplysDate()
    {
        using var wire = new AlibabaIdVerificationWire();
        var vendorTime = Now.AddHours(3);
        var first = true;
        wire.On(
            "AddFaceRecord",
            () =>
            {
                if (!first)
                {
                    return AlibabaIdVerificationWire.Answer(200, AlibabaIdVerificationWire.Added);
                }

                first = false;
                var reply = AlibabaIdVerificationWire.Answer(400, """{"Code":"InvalidTimeStamp.Expired"}""");
                reply.Headers.Date = vendorTime;
                return reply;
            }
        );
        await Client(wire).EnrollAsync(Request());
        Assert.That(wire.Requests[1].Headers["x-acs-date"], Is.EqualTo("2026-11-21T04:02:03Z"));
        AlibabaIdVerificationRequestTests.AssertSigned(wire.Requests[1], KeyId, Secret, default);
    }

    [Test]
    public void EnrollAsync_ThrottledForLongerThanTheCall_SaysHowLong()
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On(
            "AddFaceRecord",
            () =>
            {
                var reply = AlibabaIdVerificationWire.Answer(400, """{"Code":"Throttling.User"}""");
                reply.Headers.Add("x-acs-retry-after", "3600000");
                return reply;
            }
        );
        var error = Assert.ThrowsAsync<FaceEnrollmentThrottledException>(() => Client(wire).EnrollAsync(Request()));
        Assert.That(error!.Error.RetryAfter, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void EnrollAsync_DownloadTimeout_IsRetriedTwice()
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AddFaceRecord", 401, """{"Code":"DownloadTimeout"}""");
        var error = Assert.ThrowsAsync<FaceImageRejectedException>(() =>
            Client(wire).EnrollAsync(Request(FaceImage.FromUrl(new Uri("https://example.com/a.jpg"))))
        );
        Assert.That(error!.Certainty, Is.EqualTo(Certainty.NotApplied));
        Assert.That(wire.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public void EnrollAsync_VendorEchoesWhatItWasSent_IsInNoMessage()
    {
        var error = Refused(400, """{"Code":"SignatureDoesNotMatch","Message":"server string to sign is CANARY"}""");
        Assert.That(error, Is.TypeOf<FaceEnrollmentAuthenticationException>());
        Assert.That(error.ToString(), Does.Not.Contain("CANARY"));
        Assert.That(error.VendorMessage, Does.Contain("CANARY"));
    }

    private static async Task<AlibabaIdVerificationFaceEnrollmentResult> AnswerAsync(string body, int status = 200)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AddFaceRecord", status, body);
        return await Client(wire, o => o.Retry.MaxRetries = 0).EnrollAsync(Request());
    }

    private static FaceEnrollmentException Refused(int status, string? body)
    {
        using var wire = new AlibabaIdVerificationWire();
        wire.On("AddFaceRecord", status, body);
        var error = Assert.CatchAsync<FaceEnrollmentException>(
            () => Client(wire, o => o.Retry.MaxRetries = 0).EnrollAsync(Request()),
            body ?? "no body"
        )!;
        Assert.That(error.StatusCode, Is.EqualTo(status));
        Assert.That(error.Images, Has.Count.EqualTo(1));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
        return error;
    }

    private static FaceEnrollmentException AssertUnknown(int status, string body)
    {
        var error = Refused(status, body);
        Assert.That(error, Is.TypeOf<FaceEnrollmentOutcomeUnknownException>(), body);
        Assert.That(error.IsRetryable, Is.False);
        Assert.That(error.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
        return error;
    }

    /// <summary>Takes the whole request, and then the connection is gone.</summary>
    private sealed class LostConnection : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken token
        )
        {
            Requests++;
            await request.Content!.CopyToAsync(Stream.Null, token);
            throw new HttpRequestException("reset");
        }
    }
}
