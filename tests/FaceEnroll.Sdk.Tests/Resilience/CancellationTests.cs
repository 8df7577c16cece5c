using FaceEnroll.Sdk.Calls;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>Cancellation and time-outs at every phase: what is thrown says how far sending got.</summary>
[TestOf(typeof(FailureFactory))]
[TestOf(typeof(RegistrationLimiter))]
public class CancellationTests
{
    [Test]
    public void Canceled_BeforeTheCall_NothingIsSent()
    {
        using var scene = new TencentScene();
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() =>
            scene.EnrollAsync(token: new CancellationToken(true))
        );
        Assert.That((e!.Certainty, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotSent, 0)));
    }

    [TestCase(0, FaceEnrollmentCertainty.NotSent)]
    [TestCase(70_000, FaceEnrollmentCertainty.NotApplied)]
    [TestCase(-1, FaceEnrollmentCertainty.Unknown)]
    public void Canceled_WhileSending(int bytes, FaceEnrollmentCertainty expected)
    {
        using var scene = new TencentScene();
        using var cancel = new CancellationTokenSource();
        Hang(scene, bytes, cancel.Cancel);
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() => scene.EnrollAsync(token: cancel.Token));
        Assert.That((e!.Certainty, scene.Wire.Sent.Count), Is.EqualTo((expected, 1)));
        Assert.That(e.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That(e.Ticket is not null, Is.EqualTo(expected == FaceEnrollmentCertainty.Unknown));
    }

    [TestCase(0, FaceEnrollmentCertainty.NotSent, 2)]
    [TestCase(70_000, FaceEnrollmentCertainty.NotApplied, 2)]
    [TestCase(-1, FaceEnrollmentCertainty.Unknown, 1)]
    public void AttemptTimeout(int bytes, FaceEnrollmentCertainty expected, int sent)
    {
        using var scene = new TencentScene(o => o.Retry.MaxRetries = 1);
        Hang(scene, bytes, null);
        Hang(scene, bytes, null);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(
            (e!.Kind, e.Certainty, scene.Wire.Sent.Count),
            Is.EqualTo((FaceEnrollmentErrorKind.Timeout, expected, sent))
        );
    }

    [Test]
    public void TotalTimeout_EndsAnAttempt()
    {
        using var scene = new TencentScene(o => o.Timeout = TimeSpan.FromSeconds(7));
        Hang(scene, 70_000, null);
        var start = scene.Time.GetTimestamp();
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(
            (e!.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotApplied))
        );
        Assert.That(scene.Time.GetElapsedTime(start), Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public async Task Canceled_WaitingForThePerson_NotSent()
    {
        using var scene = new TencentScene();
        using var cancel = new CancellationTokenSource();
        var reached = new TaskCompletionSource();
        scene.Wire.HangAfterBody(reached.SetResult);
        var first = scene.EnrollAsync(token: cancel.Token);
        await reached.Task;
        using var cancelSecond = new CancellationTokenSource();
        var second = scene.EnrollAsync(token: cancelSecond.Token);
        await cancelSecond.CancelAsync();
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() => second);
        Assert.That((e!.Certainty, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotSent, 1)));
        await cancel.CancelAsync();
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => first);
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.EnrollAsync();
    }

    [Test]
    public async Task Canceled_WaitingForTheRate_NotSent()
    {
        using var scene = new TencentScene(o => o.RequestsPerSecond = 1);
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.EnrollAsync();
        using var cancel = new CancellationTokenSource();
        var queued = scene.EnrollAsync(person: "p-2", token: cancel.Token);
        await cancel.CancelAsync();
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() => queued);
        Assert.That((e!.Certainty, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotSent, 1)));
    }

    [Test]
    public async Task RateQueueFull_IsLocalLimit_NotSent()
    {
        using var scene = new TencentScene(o =>
        {
            o.RequestsPerSecond = 1;
            o.RateLimiterQueueLimit = 0;
        });
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.EnrollAsync();
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.EnrollAsync(person: "p-2"));
        Assert.That(
            (e!.Kind, e.Certainty, e.IsRetryable),
            Is.EqualTo((FaceEnrollmentErrorKind.LocalLimit, FaceEnrollmentCertainty.NotSent, true))
        );
    }

    [Test]
    public void Canceled_BetweenAttempts_IsWhatTheLastFailureWas()
    {
        using var scene = new TencentScene();
        using var cancel = new CancellationTokenSource();
        scene.Wire.Reply(TencentScene.Error("RequestLimitExceeded"));
        var call = scene.EnrollAsync(token: cancel.Token);
        SpinWait.SpinUntil(() => scene.Wire.Sent.Count == 1 && scene.Time.PendingTimers > 1);
        cancel.Cancel();
        var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() => call);
        Assert.That(e!.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
    }

    private static void Hang(TencentScene scene, int bytes, Action? reached)
    {
        if (bytes < 0)
        {
            scene.Wire.HangAfterBody(reached);
        }
        else
        {
            scene.Wire.HangAfterBytes(bytes, reached);
        }
    }
}
