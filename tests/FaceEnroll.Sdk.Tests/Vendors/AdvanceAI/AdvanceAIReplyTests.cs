using System.Net;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.AdvanceAI.AdvanceAISetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

[TestOf(typeof(AdvanceAIProtocol))]
[TestOf(typeof(AdvanceAIAddFace))]
public class AdvanceAIReplyTests
{
    [Test]
    public async Task Enroll_DocumentedSuccess_GivesEveryMember()
    {
        using var stub = Stub(() =>
            VendorStub.Reply(
                200,
                """{"code":"SUCCESS","message":"OK","data":"1","extra":{},"transactionId":"t-9","pricingStrategy":"PAY"}"""
            )
        );

        var result = await EnrollAsync(stub);

        Assert.That(result.Vendor, Is.EqualTo(FaceVendor.AdvanceAI));
        Assert.That((result.RequestId, result.PricingStrategy), Is.EqualTo(("t-9", "PAY")));
        Assert.That(result.ExternalReferenceId, Is.EqualTo("person-1"));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "1" }));
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.Images.Single().FaceId, Is.EqualTo("1"));
    }

    [TestCase(Success, "1")]
    [TestCase("""{"code":"SUCCESS","data":90071992547409931234}""", "90071992547409931234")]
    [TestCase("""{"code":"SUCCESS","data":"id","message":{},"transactionId":[],"pricingStrategy":false}""", "id")]
    public async Task Enroll_SuccessWithDriftingExtras_IsASuccess(string reply, string faceId)
    {
        using var stub = Stub(() => VendorStub.Reply(200, reply));

        var result = await EnrollAsync(stub);

        Assert.That(result.Images[0].FaceId, Is.EqualTo(faceId));
        Assert.That((result.RequestId, result.PricingStrategy), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase("PARAMETER_ERROR", "FaceSet not found, id: 1", Kind.LibraryNotFound, Certainty.NotApplied)]
    [TestCase("PARAMETER_ERROR", "Failed to embed image: No face detected.", Kind.NoFace, Certainty.NotApplied)]
    [TestCase("PARAMETER_ERROR", "file should be an image file", Kind.ImageInvalid, Certainty.NotApplied)]
    [TestCase("PARAMETER_ERROR", "File size should be less than 2MB", Kind.ImageInvalid, Certainty.NotApplied)]
    [TestCase("PARAMETER_ERROR", "Image resolution should be 256 256", Kind.ImageInvalid, Certainty.NotApplied)]
    [TestCase("PARAMETER_ERROR", "Parameter error", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase("INSUFFICIENT_BALANCE", "x", Kind.Billing, Certainty.NotApplied)]
    [TestCase("OVER_QUERY_LIMIT", "x", Kind.Quota, Certainty.NotApplied)]
    [TestCase("ACCOUNT_DISABLED", "x", Kind.Permission, Certainty.NotApplied)]
    [TestCase("NO_FACE_DETECTED_FROM_IMAGE", "x", Kind.NoFace, Certainty.NotApplied)]
    [TestCase("ERROR", "Server error.", Kind.VendorFault, Certainty.Unknown)]
    [TestCase("SOMETHING_NEW", "x", Kind.VendorFault, Certainty.Unknown)]
    public async Task Enroll_Code_HasItsKindAndCertainty(string code, string message, Kind kind, Certainty certainty)
    {
        using var stub = Stub(() => Fail(200, code, message));

        var e = await FailAsync(stub);

        Assert.That((e.Kind, e.Certainty), Is.EqualTo((kind, certainty)));
        Assert.That((e.VendorCode, e.VendorMessage, e.RequestId), Is.EqualTo((code, message, "t-9")));
        Assert.That(e.Message, Does.Contain(code).And.Contain("t-9").And.Not.Contain(message + "\""));
        Assert.That(Calls(stub), Is.EqualTo(1), "None of these is sent again.");
    }

    [TestCase(400, "SOMETHING_NEW", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(401, "SOMETHING_NEW", Kind.Permission, Certainty.NotApplied)]
    [TestCase(403, "SOMETHING_NEW", Kind.Permission, Certainty.NotApplied)]
    [TestCase(500, "SOMETHING_NEW", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(500, "PARAMETER_ERROR", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(400, "ERROR", Kind.VendorFault, Certainty.Unknown)]
    public async Task Enroll_CodeAndStatus_TheCodeDecides(int status, string code, Kind kind, Certainty certainty)
    {
        using var stub = Stub(() => Fail(status, code));

        var e = await FailAsync(stub);

        Assert.That((e.Kind, e.Certainty, e.StatusCode), Is.EqualTo((kind, certainty, (int?)status)));
    }

    [TestCase(400, "", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(400, "{}", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(401, "", Kind.Permission, Certainty.NotApplied)]
    [TestCase(403, "<html>", Kind.Permission, Certainty.NotApplied)]
    [TestCase(413, "Request Entity Too Large", Kind.ImageInvalid, Certainty.NotApplied)]
    [TestCase(404, "{\"code\":{}}", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(307, "", Kind.Protocol, Certainty.NotApplied)]
    [TestCase(303, "", Kind.Protocol, Certainty.Unknown)]
    [TestCase(408, "", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(500, "", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(502, "<html>", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(504, "{}", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(500, Success, Kind.Protocol, Certainty.Unknown)]
    [TestCase(400, Success, Kind.Protocol, Certainty.Unknown)]
    [TestCase(400, """{"code":"SUCCESS","data":null}""", Kind.Protocol, Certainty.Unknown)]
    public async Task Enroll_NoCode_GoesByTheStatus(int status, string reply, Kind kind, Certainty certainty)
    {
        using var stub = Stub(() => VendorStub.Reply(status, reply));

        var e = await FailAsync(stub);

        Assert.That((e.Kind, e.Certainty, e.StatusCode), Is.EqualTo((kind, certainty, (int?)status)));
        Assert.That(Calls(stub), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(BadReplies), nameof(BadReplies.OnSuccessStatus))]
    [TestCase("""{"code":"SUCCESS"}""")]
    [TestCase("""{"code":"SUCCESS","data":null}""")]
    [TestCase("""{"code":"SUCCESS","data":""}""")]
    [TestCase("""{"code":"SUCCESS","data":true}""")]
    [TestCase("""{"code":"SUCCESS","data":{"id":"1"}}""")]
    [TestCase("""{"code":"SUCCESS","data":["1"]}""")]
    [TestCase("""{"code":"SUCCESS","data":"\ud800"}""")]
    [TestCase("""{"code":"success","data":"1"}""")]
    [TestCase("""{"code":"","data":"1"}""")]
    [TestCase("""{"code":null,"data":"1"}""")]
    [TestCase("""{"code":["SUCCESS"],"data":"1"}""")]
    [TestCase("""{"data":"1"}""")]
    public async Task Enroll_UndocumentedReply_IsUnknown(string reply)
    {
        using var stub = Stub(() => VendorStub.Reply(200, reply));

        var e = await FailAsync(stub);

        Assert.That(e, Is.TypeOf<FaceEnrollmentOutcomeUnknownException>());
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
        Assert.That(e.Ticket!.LibraryId, Is.EqualTo("1"));
        Assert.That(Calls(stub), Is.EqualTo(1), "What may have been enrolled is never sent again.");
    }

    [Test]
    public async Task Enroll_SuccessCutAnywhere_IsUnknown()
    {
        foreach (var (name, content) in BadReplies.Cut(Success))
        {
            using var stub = Stub(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

            var e = await FailAsync(stub);

            Assert.That(e, Is.TypeOf<FaceEnrollmentOutcomeUnknownException>(), name);
        }
    }

    [TestCase(200, "SERVICE_BUSY")]
    [TestCase(200, "RETRY_LATER")]
    [TestCase(429, "SOMETHING_NEW")]
    public async Task Enroll_Throttled_IsSentAgain(int status, string code)
    {
        using var stub = Stub(() => Fail(status, code), Succeed);

        await EnrollAsync(stub);

        Assert.That(Calls(stub), Is.EqualTo(2));
    }

    [Test]
    public async Task Enroll_BusyAllDay_GivesUpAfterTwoRetries()
    {
        using var stub = Stub(() => Fail(200, "SERVICE_BUSY"));

        var e = await FailAsync(stub);

        Assert.That(e, Is.TypeOf<FaceEnrollmentThrottledException>());
        Assert.That(Calls(stub), Is.EqualTo(3));
    }

    [Test]
    public async Task Enroll_RetryAfterWithTheLetter_IsRead()
    {
        using var stub = Stub(() =>
        {
            var reply = Fail(200, "RETRY_LATER");
            reply.Headers.TryAddWithoutValidation("Retry-After", "10s");
            return reply;
        });

        var e = await FailAsync(stub, Options(o => o.Timeout = TimeSpan.FromSeconds(9)));

        Assert.That(
            ((FaceEnrollmentThrottledException)e).RetryAfter,
            Is.EqualTo(TimeSpan.FromSeconds(10)),
            "Longer than the call may take, so it fails now."
        );
        Assert.That(Calls(stub), Is.EqualTo(1));
    }

    private static int Calls(VendorStub stub) => stub.Sent.Count(s => !IsTokenRequest(s));
}
