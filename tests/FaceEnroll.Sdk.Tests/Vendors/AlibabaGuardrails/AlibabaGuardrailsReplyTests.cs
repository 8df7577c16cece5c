using FaceEnroll.Sdk.AlibabaGuardrails;
using static FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails.AlibabaGuardrailsSetup;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

/// <summary>Replies of the documented shapes.</summary>
[TestOf(typeof(AlibabaGuardrailsAddFaces))]
[TestOf(typeof(AlibabaGuardrailsProtocol))]
public class AlibabaGuardrailsReplyTests
{
    private const string Added = """{"success":true,"faceId":23088737259260929}""";
    private const string Refused = """{"success":false,"msg":"no\nface"}""";

    private static Task<AlibabaGuardrailsFaceEnrollmentResult> Enroll(int pictures, string reply, int status = 200) =>
        new AlibabaGuardrailsSetup().Reply(reply, status).Client.EnrollAsync(Urls(pictures));

    private static TException Fails<TException>(int pictures, string reply, int status = 200)
        where TException : Exception => Assert.ThrowsAsync<TException>(() => Enroll(pictures, reply, status))!;

    [Test]
    public async Task Read_DocumentedSuccess_GivesEverything()
    {
        var result = await Enroll(1, Success);
        Assert.That(result.Vendor, Is.EqualTo(FaceVendor.AlibabaGuardrails));
        Assert.That(result.RequestId, Is.EqualTo("36D384DA"));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "foreign1" }));
        Assert.That(result.PersonId, Is.EqualTo("person1"));
        Assert.That(result.UnattributedFaceIds, Is.Empty);
        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        // Odd and above 2^53: a double would change it.
        Assert.That(result.Images.Single().FaceId, Is.EqualTo("23088737259260929"));
    }

    [TestCase(
        """{"Code":200,"Msg":"OK","RequestId":"36D384DA","Data":{"Code":200,"GroupId":["foreign1"],"PersonId":"person1","FaceImageItems":[{"Success":true,"FaceId":"23088737259260929"}]}}"""
    )]
    [TestCase(
        """{"code":"200","requestId":"36D384DA","data":{"code":"200","groupId":"foreign1","faceImageItems":[{"success":true,"faceId":23088737259260929,"new":{}}]},"new":[]}"""
    )]
    [TestCase(
        """{"code":200,"requestId":"36D384DA","data":{"groupIds":["foreign1"],"faceImageItems":[{"success":true,"faceId":23088737259260929}]}}"""
    )]
    public async Task Read_SuccessInAnotherSpelling_IsTheSame(string reply)
    {
        var result = await Enroll(1, reply);
        Assert.That(result.RequestId, Is.EqualTo("36D384DA"));
        Assert.That(result.LibraryIds, Is.EqualTo(new[] { "foreign1" }));
        Assert.That(result.Images.Single().FaceId, Is.EqualTo("23088737259260929"));
    }

    [TestCase("23088737259260929")]
    [TestCase("\"23088737259260929\"")]
    [TestCase("18446744073709551617")]
    [TestCase("\"00123\"")]
    public async Task Read_FaceIdAsNumberOrText_KeepsItsCharacters(string id)
    {
        var result = await Enroll(1, Items($$"""{"success":true,"faceId":{{id}}}"""));
        Assert.That(result.Images[0].FaceId, Is.EqualTo(id.Trim('"')));
    }

    [Test]
    public async Task Read_AsManyItemsAsPictures_JoinsByOrder()
    {
        var result = await Enroll(3, Items($$"""{{Refused}},{{Added}},{"success":true}"""));
        Assert.That(
            result.Images.Select(i => i.Status),
            Is.EqualTo(new[] { FaceImageStatus.NotEnrolled, FaceImageStatus.Enrolled, FaceImageStatus.Unknown })
        );
        Assert.That(result.Images[0].Kind, Is.EqualTo(FaceEnrollmentErrorKind.ImageInvalid));
        Assert.That(result.Images[0].Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(result.Images[0].VendorMessage, Is.EqualTo("no face"));
        Assert.That(result.Images[1].FaceId, Is.EqualTo("23088737259260929"));
        Assert.That(result.UnattributedFaceIds, Is.Empty);
    }

    [TestCase(2, Added, 1)]
    [TestCase(3, $"{Refused},{Added}", 1)]
    [TestCase(1, $"{Added},{Added}", 2)]
    public async Task Read_OtherNumberOfItems_AttributesNothingAndKeepsTheIds(int pictures, string items, int added)
    {
        var result = await Enroll(pictures, Items(items));
        Assert.That(result.Images, Has.Count.EqualTo(pictures));
        Assert.That(result.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.Unknown));
        Assert.That(result.Images.Select(i => i.FaceId), Is.All.Null);
        Assert.That(result.UnattributedFaceIds, Is.EqualTo(Enumerable.Repeat("23088737259260929", added)));
    }

    [TestCase(1, "")]
    [TestCase(2, Refused)]
    [TestCase(1, $"{Refused},{Refused}")]
    [TestCase(1, """{"success":true}""")]
    [TestCase(1, """{"success":true,"faceId":""}""")]
    [TestCase(1, """{"faceId":23088737259260929}""")]
    [TestCase(1, """{"success":"true","faceId":1}""")]
    [TestCase(1, "null")]
    [TestCase(2, $$"""{{Refused}},{"success":null,"faceId":1}""")]
    public void Read_NoFaceProvenAndSomeOpen_IsUnknown(int pictures, string items)
    {
        var error = Fails<FaceEnrollmentOutcomeUnknownException>(pictures, Items(items));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(error.Images, Has.Count.EqualTo(pictures));
        Assert.That(error.Images.Select(i => i.Status), Has.Some.EqualTo(FaceImageStatus.Unknown));
        Assert.That(error.IsRetryable, Is.False);
    }

    [TestCase("""{"code":200}""")]
    [TestCase("""{"code":200,"data":{}}""")]
    [TestCase("""{"code":200,"data":null}""")]
    [TestCase("""{"code":200,"data":[]}""")]
    [TestCase("""{"code":200,"data":{"code":200,"faceImageItems":{}}}""")]
    public void Read_SuccessWithoutItems_IsUnknown(string reply) =>
        Assert.That(
            Fails<FaceEnrollmentOutcomeUnknownException>(2, reply).Images.Select(i => i.Status),
            Is.EqualTo(new[] { FaceImageStatus.Unknown, FaceImageStatus.Unknown })
        );

    [Test]
    public void Read_EveryPictureRefused_IsRejected()
    {
        var error = Fails<FaceImageRejectedException>(2, Items($"{Refused},{Refused}"));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(error.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(error.Message, Does.Not.Contain("no face"), "The vendor's text stays out of messages.");
    }

    [TestCase("""{"code":400,"msg":"The person is not exist!"}""", "PersonNotFound", "NotApplied")]
    [TestCase("""{"code":"400","msg":"bad"}""", "InvalidRequest", "NotApplied")]
    [TestCase("""{"code":401,"msg":"unsafe"}""", "ImageInvalid", "NotApplied")]
    [TestCase("""{"Code":408,"Msg":"right"}""", "Permission", "NotApplied")]
    [TestCase("""{"code":588}""", "Throttled", "NotApplied")]
    [TestCase("""{"code":592}""", "ImageInvalid", "NotApplied")]
    [TestCase("""{"code":280}""", "VendorFault", "Unknown")]
    [TestCase("""{"code":500}""", "VendorFault", "Unknown")]
    [TestCase("""{"code":700}""", "VendorFault", "Unknown")]
    [TestCase("""{"code":402}""", "InvalidRequest", "NotApplied")]
    [TestCase("""{"code":200,"msg":"The person is not exist","data":{"code":400}}""", "PersonNotFound", "NotApplied")]
    [TestCase("""{"code":200,"data":{"code":"586","faceImageItems":[]}}""", "VendorFault", "Unknown")]
    [TestCase("""{"Code":"Throttling.User","Message":"m","RequestId":"r","HostId":"h"}""", "Throttled", "NotApplied")]
    [TestCase("""{"Code":"SignatureDoesNotMatch","Message":"m"}""", "Authentication", "NotApplied")]
    [TestCase("""{"Code":"SignatureNonceUsed"}""", "Conflict", "Unknown")]
    [TestCase("""{"Code":"InternalError"}""", "VendorFault", "Unknown")]
    // Odd members do not hide the code.
    [TestCase("""{"code":400,"msg":{},"requestId":7,"data":[]}""", "InvalidRequest", "NotApplied")]
    [TestCase("""{"code":500,"msg":"\ud83d","data":"x"}""", "VendorFault", "Unknown")]
    public void Read_Refusal_SaysWhatTheTableSaysWhateverTheStatus(string reply, string kind, string certainty)
    {
        foreach (var status in new[] { 200, 400, 503 })
        {
            var error = Refuses(reply, status);
            Assert.That(error.Kind.ToString(), Is.EqualTo(kind));
            Assert.That(error.Certainty.ToString(), Is.EqualTo(certainty));
            Assert.That(error.StatusCode, Is.EqualTo(status));
            Assert.That(error.Images, Has.Count.EqualTo(1));
        }
    }

    [TestCase(400, "NotApplied")]
    [TestCase(200, "Unknown")]
    [TestCase(503, "Unknown")]
    public void Read_UnlistedGatewayCode_IsLeftToTheStatus(int status, string certainty) =>
        Assert.That(Refuses("""{"Code":"Brand.New"}""", status).Certainty.ToString(), Is.EqualTo(certainty));

    [Test]
    public void Read_GatewayRefusal_CarriesItsFields()
    {
        var error = Fails<FaceEnrollmentAuthenticationException>(
            1,
            """{"RequestId":"R-1","HostId":"h","Code":"SignatureDoesNotMatch","Message":"string to sign: secret"}""",
            403
        );
        Assert.That(error.VendorCode, Is.EqualTo("SignatureDoesNotMatch"));
        Assert.That(error.VendorMessage, Is.EqualTo("string to sign: secret"));
        Assert.That(error.RequestId, Is.EqualTo("R-1"));
        Assert.That(error.Message, Does.Not.Contain("string to sign"));
    }

    [Test]
    public async Task EnrollAsync_ClockWrong_IsCorrectedFromTheReplyOnce()
    {
        var fake = new AlibabaGuardrailsSetup()
            .Reply(
                """{"Code":"InvalidTimeStamp.Expired"}""",
                400,
                r => r.Headers.TryAddWithoutValidation("Date", "Sun, 22 Nov 2026 01:02:03 GMT")
            )
            .Reply(Success);
        await fake.Client.EnrollAsync(Urls());
        Assert.That(
            fake.Sent.Select(s => s.Header("Date")),
            Is.EqualTo(new[] { "Sat, 21 Nov 2026 01:02:03 GMT", "Sun, 22 Nov 2026 01:02:03 GMT" })
        );
    }

    [Test]
    public void EnrollAsync_VendorCannotFetchThePicture_IsTriedTwiceMore()
    {
        var fake = new AlibabaGuardrailsSetup().Reply("""{"code":592}""");
        fake.Options.Retry = new() { BaseDelay = TimeSpan.FromTicks(1) };
        Assert.ThrowsAsync<FaceImageRejectedException>(() => fake.Client.EnrollAsync(Urls()));
        Assert.That(fake.Sent, Has.Count.EqualTo(3));
    }

    /// <summary>The vendor may have stored the pictures before the one that it could not fetch; no page says otherwise.</summary>
    [TestCase("""{"code":592}""")]
    [TestCase("""{"code":480}""")]
    [TestCase("""{"code":403}""")]
    [TestCase("""{"code":404}""")]
    [TestCase("""{"code":200,"data":{"code":592}}""")]
    public void EnrollAsync_VendorCannotFetchOneOfSeveral_IsUnknownAndSentOnce(string reply)
    {
        var fake = new AlibabaGuardrailsSetup().Reply(reply);
        fake.Options.Retry = new() { BaseDelay = TimeSpan.FromTicks(1) };
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => fake.Client.EnrollAsync(Urls(2)))!;
        Assert.That(fake.Sent, Has.Count.EqualTo(1));
        Assert.That((e.Kind, e.IsRetryable), Is.EqualTo((FaceEnrollmentErrorKind.ImageInvalid, false)));
        Assert.That(e.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.Unknown));
        Assert.That(e.Ticket, Is.Not.Null);
    }

    private static FaceEnrollmentException Refuses(string reply, int status) =>
        Assert.CatchAsync<FaceEnrollmentException>(() => Enroll(1, reply, status))!;
}
