using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>The Error envelope becomes the exception that callers catch.</summary>
[TestOf(typeof(TencentCloudProtocol))]
[TestOf(typeof(FaceEnrollmentExceptionFactory))]
public class TencentCloudErrorReplyTests
{
    [TestCase("AuthFailure.SignatureFailure", typeof(FaceEnrollmentAuthenticationException), Kind.Authentication)]
    [TestCase("AuthFailure.TokenFailure", typeof(FaceEnrollmentAuthenticationException), Kind.Authentication)]
    [TestCase("AuthFailure.Unlisted", typeof(FaceEnrollmentAuthenticationException), Kind.Authentication)]
    [TestCase("UnauthorizedOperation", typeof(FaceEnrollmentAuthenticationException), Kind.Permission)]
    [TestCase("AuthFailure.SignatureExpire", typeof(FaceEnrollmentAuthenticationException), Kind.ClockSkew)]
    [TestCase("RequestLimitExceeded", typeof(FaceEnrollmentThrottledException), Kind.Throttled)]
    [TestCase("InvalidParameterValue.PersonFaceNumExceed", typeof(FaceEnrollmentBlockedException), Kind.Quota)]
    [TestCase("ResourceUnavailable.InArrears", typeof(FaceEnrollmentBlockedException), Kind.Billing)]
    [TestCase("InvalidParameterValue.PersonIdNotExist", typeof(FaceEnrollmentException), Kind.PersonNotFound)]
    [TestCase("InvalidParameterValue.UrlIllegal", typeof(FaceEnrollmentException), Kind.InvalidRequest)]
    [TestCase("InvalidParameterValue.Unlisted", typeof(FaceEnrollmentException), Kind.InvalidRequest)]
    [TestCase("FailedOperation.ConflictOperation", typeof(FaceEnrollmentException), Kind.Conflict)]
    [TestCase("FailedOperation.ImageDecodeFailed", typeof(FaceImageRejectedException), Kind.ImageInvalid)]
    [TestCase("InvalidParameterValue.NoFaceInPhoto", typeof(FaceImageRejectedException), Kind.NoFace)]
    [TestCase("FailedOperation.FaceSizeTooSmall", typeof(FaceImageRejectedException), Kind.ImageQuality)]
    public void Error_RefusalBeforeExecution_IsTypedAndNotApplied(string code, Type type, Kind kind)
    {
        var e = TencentCloudSetup.Fails<FaceEnrollmentException>(
            type,
            TencentCloudSetup.Error(code, "the vendor's own text"),
            2
        );
        Assert.That(e.Kind, Is.EqualTo(kind));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
        Assert.That(e.VendorCode, Is.EqualTo(code));
        Assert.That(e.VendorMessage, Is.EqualTo("the vendor's own text"));
        Assert.That(e.Message, Does.Not.Contain("own text").And.Contain(code).And.Contain(TencentCloudSetup.RequestId));
        Assert.That(e.RequestId, Is.EqualTo(TencentCloudSetup.RequestId));
        Assert.That(e.StatusCode, Is.EqualTo(200));
        Assert.That(e.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.NotEnrolled));
        Assert.That(e.Images, Has.Count.EqualTo(2));
    }

    [TestCase("InternalError")]
    [TestCase("ServiceUnavailable")]
    [TestCase("FailedOperation.ServerError")]
    [TestCase("FailedOperation.RequestTimeout")]
    [TestCase("FailedOperation.Unlisted")]
    [TestCase("Unheard.Of")]
    [TestCase("unheard")]
    public void Error_MayHaveBeenExecuted_IsUnknownAndNeverRetried(string code)
    {
        var wire = Wire.Json(TencentCloudSetup.Error(code));
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            TencentCloudSetup.Client(wire, o => o.Retry.MaxRetries = 3).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(e.VendorCode, Is.EqualTo(code));
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    /// <summary>The vendor may have stored the pictures before the one that it could not fetch.</summary>
    [Test]
    public void Error_DownloadFailed_OfSeveralUrls_IsUnknownAndSentOnce()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("FailedOperation.ImageDownloadError"));
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            TencentCloudSetup
                .Client(wire, Patient)
                .EnrollAsync(TencentCloudSetup.Request(TencentCloudSetup.Url, TencentCloudSetup.Url))
        )!;
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
        Assert.That((e.Kind, e.IsRetryable), Is.EqualTo((Kind.ImageInvalid, false)));
        Assert.That(e.Images.Select(i => i.Status), Is.All.EqualTo(FaceImageStatus.Unknown));
        Assert.That(e.Ticket, Is.Not.Null);
    }

    /// <summary>Nothing is downloaded for content: a second send can store no picture twice.</summary>
    [Test]
    public void Error_DownloadFailed_OfContent_StaysNotApplied()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("FailedOperation.ImageDownloadError"));
        var e = Assert.ThrowsAsync<FaceImageRejectedException>(() =>
            TencentCloudSetup
                .Client(wire, Patient)
                .EnrollAsync(TencentCloudSetup.Request(TencentCloudSetup.Picture, TencentCloudSetup.Picture))
        )!;
        Assert.That((e.Certainty, wire.Requests.Count), Is.EqualTo((FaceEnrollmentCertainty.NotApplied, 3)));
    }

    [TestCase("InvalidParameterValue.PersonFaceNumExceed", FaceEnrollmentBlockScope.Person)]
    [TestCase("InvalidParameterValue.GroupFaceNumExceed", FaceEnrollmentBlockScope.Library)]
    [TestCase("InvalidParameterValue.AccountFaceNumExceed", FaceEnrollmentBlockScope.Account)]
    [TestCase("ResourceUnavailable.Freeze", FaceEnrollmentBlockScope.Account)]
    public void Error_Blocked_SaysHowMuch(string code, FaceEnrollmentBlockScope scope) =>
        Assert.That(
            TencentCloudSetup.Fails<FaceEnrollmentBlockedException>(TencentCloudSetup.Error(code)).Scope,
            Is.EqualTo(scope)
        );

    [TestCase("RequestLimitExceeded", 4)]
    [TestCase("FailedOperation.CreateFaceConcurrent", 4)]
    [TestCase("FailedOperation.ImageDownloadError", 3)]
    [TestCase("AuthFailure.SignatureExpire", 2)]
    [TestCase("AuthFailure.SignatureFailure", 1)]
    [TestCase("ResourceInUse", 1)]
    [TestCase("InvalidParameterValue.NoFaceInPhoto", 1)]
    public void Error_Repeated_IsAttemptedAsOftenAsTheEvidenceTableSays(string code, int attempts)
    {
        var date = TencentCloudSetup.Now.AddHours(2);
        var wire = new Wire(_ =>
        {
            var reply = Wire.Reply(TencentCloudSetup.Error(code));
            reply.Headers.Date = date;
            return reply;
        });
        Assert.ThrowsAsync(
            Is.InstanceOf<FaceEnrollmentException>(),
            () => TencentCloudSetup.Client(wire, Patient).EnrollAsync(TencentCloudSetup.Request())
        );
        Assert.That(wire.Requests, Has.Count.EqualTo(attempts));
    }

    [Test]
    public async Task Error_ClockSkew_IsSignedAgainWithTheVendorsClock()
    {
        var wire = new Wire(
            _ =>
            {
                var reply = Wire.Reply(TencentCloudSetup.Error("AuthFailure.SignatureExpire"));
                reply.Headers.Date = TencentCloudSetup.Now.AddHours(2);
                return reply;
            },
            _ => Wire.Reply(TencentCloudSetup.Success)
        );
        var client = TencentCloudSetup.Client(wire);
        await client.EnrollAsync(TencentCloudSetup.Request());
        await client.EnrollAsync(TencentCloudSetup.Request());
        Assert.That(
            wire.Requests.Select(r => r.Header("X-TC-Timestamp")),
            Is.EqualTo(["1795236000", "1795243200", "1795243200"])
        );
        Assert.That(
            wire.Requests[1].Header("Authorization"),
            Is.EqualTo(
                IndependentTc3.Authorization(wire.Requests[1], TencentCloudSetup.SecretId, TencentCloudSetup.SecretKey)
            )
        );
    }

    [Test]
    public async Task Error_TokenRefused_IsSentAgainWithFreshCredentials()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("AuthFailure.TokenFailure"), TencentCloudSetup.Success);
        var asked = 0;
        var client = TencentCloudSetup.Client(
            wire,
            o => o.CredentialsProvider = _ => new(new FaceEnrollmentCredentials("id", "key", $"token-{++asked}"))
        );
        await client.EnrollAsync(TencentCloudSetup.Request());
        Assert.That(wire.Requests.Select(r => r.Header("X-TC-Token")), Is.EqualTo(["token-1", "token-2"]));
    }

    [Test]
    public void Error_TokenRefusedButFixed_IsNotSentAgain()
    {
        var wire = Wire.Json(TencentCloudSetup.Error("AuthFailure.TokenFailure"), TencentCloudSetup.Success);
        Assert.ThrowsAsync<FaceEnrollmentAuthenticationException>(() =>
            TencentCloudSetup.Client(wire, o => o.Token = "fixed").EnrollAsync(TencentCloudSetup.Request())
        );
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void Error_VendorsLongTexts_AreCutAndCleaned()
    {
        var e = TencentCloudSetup.Fails<FaceEnrollmentException>(
            TencentCloudSetup.Error(new string('c', 1000), new string('m', 10_000) + "\\n")
        );
        Assert.That(e.VendorCode, Has.Length.EqualTo(128));
        Assert.That(e.VendorMessage, Has.Length.EqualTo(512));
        var broken = TencentCloudSetup.Fails<FaceEnrollmentException>(TencentCloudSetup.Error("a\\r\\nb"));
        Assert.That(broken.Message, Does.Not.Contain("\n").And.Not.Contain("\r"));
    }

    private static void Patient(FaceEnroll.Sdk.TencentCloud.TencentCloudOptions options)
    {
        options.Retry.MaxRetries = 3;
        options.Retry.BaseDelay = options.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
    }
}
