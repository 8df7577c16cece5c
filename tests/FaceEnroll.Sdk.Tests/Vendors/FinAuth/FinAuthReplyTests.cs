using System.Net;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Tests.Support;
using static FaceEnroll.Sdk.Tests.Vendors.FinAuth.FinAuthSetup;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

[TestOf(typeof(FinAuthProtocol))]
[TestOf(typeof(FinAuthAddFace))]
public class FinAuthReplyTests
{
    [Test]
    public async Task Enroll_DocumentedSuccess_GivesEveryMember()
    {
        using var stub = new VendorStub(Succeed);

        var result = await EnrollAsync(stub);

        Assert.That(result.Vendor, Is.EqualTo(FaceVendor.FinAuth));
        Assert.That(result.RequestId, Is.EqualTo("1769739688,c3e156ca-789f-4568-a310-357dc9790d62"));
        Assert.That(result.FaceToken, Is.EqualTo("1691157fa602e57087489b0462029a9c"));
        Assert.That(result.TimeUsed, Is.EqualTo(TimeSpan.FromMilliseconds(1900)));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "staff" }));
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(result.Images.Single().FaceId, Is.EqualTo(result.FaceToken));
    }

    [TestCase("""{"face_token":"t"}""")]
    [TestCase("""{"face_token":"t","group_id":"","error":null,"error_message":null}""")]
    [TestCase("""{"face_token":"t","time_used":"slow","request_id":{},"group_id":[1,[2]]}""")]
    public async Task Enroll_SuccessWithDriftingExtras_IsASuccess(string reply)
    {
        using var stub = new VendorStub(() => VendorStub.Reply(200, reply));

        var result = await EnrollAsync(stub);

        Assert.That(result.FaceToken, Is.EqualTo("t"));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "staff" }));
        Assert.That(result.TimeUsed, Is.Null);
    }

    [Test]
    public async Task Enroll_NumbersWhereTextIsDocumented_KeepTheirDigits()
    {
        using var stub = new VendorStub(() =>
            VendorStub.Reply(200, """{"face_token":90071992547409931234,"request_id":7,"time_used":"12"}""")
        );

        var result = await EnrollAsync(stub);

        Assert.That(
            (result.FaceToken, result.RequestId, result.TimeUsed!.Value.TotalMilliseconds),
            Is.EqualTo(("90071992547409931234", "7", 12d))
        );
    }

    [TestCase("error")]
    [TestCase("error_message")]
    public async Task Enroll_ErrorUnderEitherName_IsRead(string member)
    {
        using var stub = new VendorStub(() =>
            VendorStub.Reply(400, $$"""{"request_id":"r-1","{{member}}":"NO_FACE_FOUND: image"}""")
        );

        var e = await FailAsync(stub);

        Assert.That(e, Is.TypeOf<FaceImageRejectedException>());
        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.NoFace, Certainty.NotApplied)));
        Assert.That((e.VendorCode, e.VendorMessage), Is.EqualTo(("NO_FACE_FOUND", "NO_FACE_FOUND: image")));
        Assert.That((e.RequestId, e.StatusCode), Is.EqualTo(("r-1", 400)));
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.NotEnrolled));
    }

    [TestCase(400, "INVALID_GROUP_ID", Kind.LibraryNotFound, Certainty.NotApplied)]
    [TestCase(200, "INVALID_OUTER_ID", Kind.LibraryNotFound, Certainty.NotApplied)]
    [TestCase(400, "BAD_ARGUMENTS: user_id", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(403, "AUTHENTICATION_ERROR", Kind.Authentication, Certainty.NotApplied)]
    [TestCase(403, "AUTHORIZATION_ERROR:INVALID_SIGN", Kind.Authentication, Certainty.NotApplied)]
    [TestCase(403, "AUTHORIZATION_ERROR:IP_NOT_ALLOWED", Kind.Permission, Certainty.NotApplied)]
    [TestCase(403, "AUTHORIZATION_ERROR:LIMIT_REACHED", Kind.Quota, Certainty.NotApplied)]
    [TestCase(403, "AUTHORIZATION_ERROR:Insufficient Account Balance", Kind.Billing, Certainty.NotApplied)]
    [TestCase(404, "API_NOT_FOUND", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(500, "INTERNAL_ERROR", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(200, "INTERNAL_ERROR", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(200, "SOMETHING_NEW", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(503, "SOMETHING_NEW", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(400, "SOMETHING_NEW", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(403, "SOMETHING_NEW", Kind.Permission, Certainty.NotApplied)]
    public async Task Enroll_Error_HasItsKindAndCertainty(int status, string error, Kind kind, Certainty certainty)
    {
        using var stub = new VendorStub(() => Fail(status, error));

        var e = await FailAsync(stub);

        Assert.That((e.Kind, e.Certainty), Is.EqualTo((kind, certainty)));
        Assert.That(stub.Sent, Has.Count.EqualTo(1), "None of these is sent again.");
        Assert.That(error, Does.StartWith(e.VendorCode!));
    }

    [Test]
    public async Task Enroll_DetailThatQuotesAField_StaysOutOfTheMessage()
    {
        using var stub = new VendorStub(() => Fail(400, "BAD_ARGUMENTS: user_id=person-1"));

        var e = await FailAsync(stub);

        Assert.That(e.ToString(), Does.Contain("BAD_ARGUMENTS").And.Not.Contain("person-1"));
        Assert.That(e.VendorMessage, Does.Contain("person-1"));
    }

    [TestCase(413, "Request Entity Too Large", Kind.ImageInvalid, Certainty.NotApplied)]
    [TestCase(413, "<html><h1>413 Request Entity Too Large</h1></html>", Kind.ImageInvalid, Certainty.NotApplied)]
    [TestCase(401, "", Kind.Permission, Certainty.NotApplied)]
    [TestCase(403, "<html>", Kind.Permission, Certainty.NotApplied)]
    [TestCase(400, "", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(400, "{}", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(404, "{\"error\":{}}", Kind.InvalidRequest, Certainty.NotApplied)]
    [TestCase(308, "", Kind.Protocol, Certainty.NotApplied)]
    [TestCase(302, "", Kind.Protocol, Certainty.Unknown)]
    [TestCase(408, "", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(409, "{}", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(500, "", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(502, "<html>", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(504, "null", Kind.VendorFault, Certainty.Unknown)]
    [TestCase(500, Success, Kind.Protocol, Certainty.Unknown)]
    [TestCase(400, Success, Kind.Protocol, Certainty.Unknown)]
    public async Task Enroll_NoCode_GoesByTheStatus(int status, string reply, Kind kind, Certainty certainty)
    {
        using var stub = new VendorStub(() => VendorStub.Reply(status, reply));

        var e = await FailAsync(stub);

        Assert.That((e.Kind, e.Certainty, e.StatusCode), Is.EqualTo((kind, certainty, (int?)status)));
        Assert.That(stub.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Enroll_429WithoutACode_IsSentAgain()
    {
        using var stub = new VendorStub(() => VendorStub.Reply(429, ""), Succeed);

        await EnrollAsync(stub);

        Assert.That(stub.Sent, Has.Count.EqualTo(2));
    }

    [TestCaseSource(typeof(BadReplies), nameof(BadReplies.OnSuccessStatus))]
    [TestCase("""{"face_token":""}""")]
    [TestCase("""{"face_token":null}""")]
    [TestCase("""{"face_token":true}""")]
    [TestCase("""{"face_token":["t"]}""")]
    [TestCase("""{"face_token":"\ud800"}""")]
    [TestCase("""{"face_token":"t","error":""}""")]
    [TestCase("""{"face_token":"t","error":{"code":1}}""")]
    [TestCase("""[{"face_token":"t"}]""")]
    public async Task Enroll_UndocumentedReply_IsUnknown(string reply)
    {
        using var stub = new VendorStub(() => VendorStub.Reply(200, reply));

        var e = await FailAsync(stub);

        Assert.That(e, Is.TypeOf<FaceEnrollmentOutcomeUnknownException>());
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
        Assert.That(e.Ticket!.LibraryId, Is.EqualTo("staff"));
        Assert.That(stub.Sent, Has.Count.EqualTo(1), "What may have been enrolled is never sent again.");
    }

    [Test]
    public async Task Enroll_SuccessCutAnywhere_IsUnknown()
    {
        foreach (var (name, content) in BadReplies.Cut(Success))
        {
            using var stub = new VendorStub(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

            var e = await FailAsync(stub);

            Assert.That(e, Is.TypeOf<FaceEnrollmentOutcomeUnknownException>(), name);
        }
    }

    private static Task<FaceEnrollmentException> FailAsync(VendorStub stub) =>
        Catch.Async<FaceEnrollmentException>(() => EnrollAsync(stub));
}
