using System.Globalization;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Resilience;

[TestOf(typeof(RequestPipeline))]
[TestOf(typeof(AttemptSend))]
public class RetryTests
{
    [Test]
    public async Task Throttled_IsSentAgain_FreshlySigned()
    {
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error("RequestLimitExceeded")).Reply(TencentScene.Enrolled);
        // The wait is random; a second later the timestamp, and so the signature, must be another.
        var call = scene.EnrollAsync();
        await scene.WaitsAsync();

        scene.Time.JumpWallClock(TimeSpan.FromSeconds(1));
        var result = await scene.RunAsync(call);
        Assert.That(result.Images[0].FaceId, Is.EqualTo("77"));
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(2));
        Assert.That(
            scene.Wire.Sent[0].Header("Authorization"),
            Is.Not.EqualTo(scene.Wire.Sent[1].Header("Authorization"))
        );
        Assert.That(scene.Wire.Sent[0].Body, Is.EqualTo(scene.Wire.Sent[1].Body));
    }

    [TestCase("InternalError")]
    [TestCase("FailedOperation.RequestTimeout")]
    [TestCase("SomethingNew.Code")]
    public void UnknownCode_IsNeverSentAgain(string code)
    {
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error(code));
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(1));
        Assert.That(e!.Ticket, Is.Not.Null);
        Assert.That(e.Images.Single().Status, Is.EqualTo(FaceImageStatus.Unknown));
    }

    [Test]
    public void BrokenAfterBody_IsUnknown_AndNeverSentAgain()
    {
        using var scene = new TencentScene();
        scene.Wire.BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That((e!.Kind, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentErrorKind.Transport, 1)));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(70_000)]
    public async Task BrokenBeforeTheBodyWasComplete_IsSentAgain(int bytes)
    {
        using var scene = new TencentScene();
        scene.Wire.BreakAfterBytes(bytes).Reply(TencentScene.Enrolled);
        var result = await scene.RunAsync(scene.EnrollAsync());
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [TestCase(0, FaceEnrollmentCertainty.NotSent)]
    [TestCase(70_000, FaceEnrollmentCertainty.NotApplied)]
    public void RetriesUsedUp_LastFailureAndItsCertainty(int bytes, FaceEnrollmentCertainty expected)
    {
        using var scene = new TencentScene(o => o.Retry.MaxRetries = 2);
        scene.Wire.BreakAfterBytes(bytes).BreakAfterBytes(bytes).BreakAfterBytes(bytes);
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(
            (e!.Kind, e.Certainty, scene.Wire.Sent.Count),
            Is.EqualTo((FaceEnrollmentErrorKind.Transport, expected, 3))
        );
    }

    [Test]
    public void PictureHost_IsTriedTwiceMore()
    {
        using var scene = new TencentScene(o => o.Retry.MaxRetries = 10);
        var failure = TencentScene.Error("FailedOperation.ImageDownloadError");
        scene.Wire.Reply(failure).Reply(failure).Reply(failure);
        Assert.ThrowsAsync<FaceImageRejectedException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(3));
    }

    [TestCase("InvalidParameterValue.NoFaceInPhoto")]
    [TestCase("AuthFailure.SignatureFailure")]
    [TestCase("ResourceUnavailable.InArrears")]
    [TestCase("InvalidParameterValue.PersonIdNotExist")]
    public void Refusal_IsNotSentAgain(string code)
    {
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error(code));
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That((e!.Certainty, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotApplied, 1)));
    }

    [TestCase("120")]
    [TestCase("120s")]
    public async Task RetryAfter_IsHonoured_ByTheWholeRegistration(string header)
    {
        using var scene = new TencentScene(o => o.Timeout = TimeSpan.FromMinutes(10));
        scene.Wire.Reply("{}", 429, ("Retry-After", header)).Reply(TencentScene.Enrolled).Reply(TencentScene.Enrolled);
        var start = scene.Time.GetTimestamp();
        var first = scene.EnrollAsync();
        await scene.WaitsAsync();

        // Somebody else's call waits too.
        var second = scene.EnrollAsync(person: "p-2");
        await scene.RunAsync(first);
        await scene.RunAsync(second);
        Assert.That(scene.Time.GetElapsedTime(start), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(120)));
    }

    [Test]
    public void RetryAfter_LongerThanTheTimeLeft_FailsNow()
    {
        using var scene = new TencentScene(o => o.Timeout = TimeSpan.FromSeconds(30));
        scene.Wire.Reply("{}", 429, ("Retry-After", "31"));
        var start = scene.Time.GetTimestamp();
        var e = Assert.ThrowsAsync<FaceEnrollmentThrottledException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(e!.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(31)));
        Assert.That(scene.Time.GetElapsedTime(start), Is.EqualTo(TimeSpan.Zero));
        var next = Assert.ThrowsAsync<FaceEnrollmentThrottledException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That((next!.Certainty, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotSent, 1)));
    }

    [Test]
    public void Outage_BudgetIsSpent_RetriesStop()
    {
        using var scene = new TencentScene(o =>
        {
            o.Retry.Budget = 5;
            o.Retry.MaxRetries = 3;
        });
        scene.Wire.Otherwise = (_, _) =>
            Task.FromResult(ScriptedHandler.Response(TencentScene.Error("RequestLimitExceeded")));
        for (var i = 0; i < 20; i++)
        {
            Assert.CatchAsync<FaceEnrollmentException>(() =>
                scene.RunAsync(scene.EnrollAsync(person: i.ToString(CultureInfo.InvariantCulture)))
            );
        }

        // 20 first attempts; without the budget it would be 80.
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(20 + 5));
    }

    [Test]
    public async Task Outage_Over_SuccessesEarnRetriesBack()
    {
        using var scene = new TencentScene(o => o.Retry.Budget = 1);
        scene.Wire.BreakAfterBytes(0).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        for (var i = 0; i < 9; i++)
        {
            scene.Wire.Reply(TencentScene.Enrolled);
            await scene.RunAsync(scene.EnrollAsync());
        }

        scene.Wire.BreakAfterBytes(0).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        scene.Wire.BreakAfterBytes(0);
        Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
    }
}
