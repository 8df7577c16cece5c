using FaceEnroll.Sdk.Calls;

namespace FaceEnroll.Sdk.Tests.Resilience;

[TestOf(typeof(ResiliencePipelines))]
public class CircuitBreakerTests
{
    [Test]
    public async Task TransportFails_Opens_NothingIsSent_ThenTriesAgain()
    {
        using var scene = Scene();
        scene.Wire.BreakAfterBytes(0).BreakAfterBytes(0);
        await FailAsync(scene, FaceEnrollmentErrorKind.Transport);
        await FailAsync(scene, FaceEnrollmentErrorKind.Transport);

        var open = await FailAsync(scene, FaceEnrollmentErrorKind.CircuitOpen);

        Assert.That(
            (open.Certainty, open.IsRetryable, scene.Wire.Sent.Count),
            Is.EqualTo((FaceEnrollmentCertainty.NotSent, true, 2))
        );
        scene.Time.Advance(TimeSpan.FromSeconds(16));
        scene.Wire.Reply(TencentScene.Enrolled);
        var result = await scene.RunAsync(scene.EnrollAsync());
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [TestCase("RequestLimitExceeded", FaceEnrollmentErrorKind.Throttled)]
    [TestCase("InvalidParameterValue.NoFaceInPhoto", FaceEnrollmentErrorKind.NoFace)]
    public async Task Refusals_NeverOpen(string code, FaceEnrollmentErrorKind kind)
    {
        using var scene = Scene();
        for (var i = 0; i < 4; i++)
        {
            scene.Wire.Reply(TencentScene.Error(code));
            await FailAsync(scene, kind);
        }

        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Default_IsOff()
    {
        using var scene = new TencentScene(o => o.Retry.MaxRetries = 0);
        for (var i = 0; i < 30; i++)
        {
            scene.Wire.BreakAfterBytes(0);
            await FailAsync(scene, FaceEnrollmentErrorKind.Transport);
        }

        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(30));
    }

    private static TencentScene Scene() =>
        new(o =>
        {
            o.Retry.MaxRetries = 0;
            o.CircuitBreaker = new FaceCircuitBreakerOptions { MinimumThroughput = 2 };
        });

    private static async Task<FaceEnrollmentException> FailAsync(TencentScene scene, FaceEnrollmentErrorKind kind)
    {
        try
        {
            await scene.RunAsync(scene.EnrollAsync());
        }
        catch (FaceEnrollmentException e)
        {
            Assert.That(e.Kind, Is.EqualTo(kind));
            return e;
        }

        throw new AssertionException("The call succeeded.");
    }
}
