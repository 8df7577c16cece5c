using FaceEnroll.Sdk.Tests.Resilience;

namespace FaceEnroll.Sdk.Tests.Http;

/// <summary>A vendor's Retry-After: capped, visible, and to be ended.</summary>
public class RegistrationPauseTests
{
    private static TencentScene Throttled(TimeSpan most)
    {
        var scene = new TencentScene(o =>
        {
            (o.MaxRetryAfter, o.Timeout) = (most, TimeSpan.FromHours(3));
            o.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
        });
        scene
            .Wire.Reply(TencentScene.Error("RequestLimitExceeded"), 200, ("Retry-After", "7200"))
            .Reply(TencentScene.Enrolled)
            .Reply(TencentScene.Enrolled);
        return scene;
    }

    [Test]
    public async Task RetryAfter_LongerThanAllowed_IsCut()
    {
        using var scene = Throttled(TimeSpan.FromSeconds(10));
        var start = scene.Time.GetTimestamp();
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(
            scene.Time.GetElapsedTime(start),
            Is.EqualTo(TimeSpan.FromSeconds(10)).Within(TimeSpan.FromSeconds(1))
        );
    }

    [Test]
    public async Task PausedFor_WhileItLasts_SaysHowLong()
    {
        using var scene = Throttled(TimeSpan.FromMinutes(1));
        IFaceEnrollmentPause pause = scene.Client;
        Assert.That(pause.PausedFor, Is.Null);
        var call = scene.EnrollAsync();
        while (pause.PausedFor is null)
        {
            await Task.Delay(1);
        }

        Assert.That(
            pause.PausedFor,
            Is.LessThanOrEqualTo(TimeSpan.FromMinutes(1)).And.GreaterThan(TimeSpan.FromSeconds(58))
        );
        await scene.RunAsync(call);
        Assert.That(pause.PausedFor, Is.Null);
    }

    [Test]
    public async Task EndPause_WakesTheThrottledCallAndThoseThatWait()
    {
        using var scene = Throttled(TimeSpan.FromHours(1));
        IFaceEnrollmentPause pause = scene.Client;
        var start = scene.Time.GetTimestamp();
        var throttled = scene.EnrollAsync();
        while (pause.PausedFor is null)
        {
            await Task.Delay(1);
        }

        var waiting = scene.EnrollAsync(person: "p-2");
        pause.EndPause();
        Assert.That(pause.PausedFor, Is.Null);
        while (!throttled.IsCompleted || !waiting.IsCompleted)
        {
            // The back-off of a millisecond, and nothing else.
            scene.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Delay(1);
            Assert.That(scene.Time.GetElapsedTime(start), Is.LessThan(TimeSpan.FromMinutes(1)));
        }

        await Task.WhenAll(throttled, waiting);
    }
}
