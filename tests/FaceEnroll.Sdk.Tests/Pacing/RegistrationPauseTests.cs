using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Pacing;

/// <summary>A vendor's Retry-After: capped, visible, and to be ended.</summary>
[TestOf(typeof(RegistrationPause))]
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

    private static readonly TimeSpan s_guard = TimeSpan.FromSeconds(30);

    private static Task WaitAsync(RegistrationPause pause, TimeProvider time, Deadline deadline) =>
        pause.WaitAsync(FaceVendor.TencentCloud, "CreateFace", time, deadline, deadline.Token).AsTask();

    [Test]
    public async Task End_WakesAllThatWait_AndTheNextPauseIsWaitedForAgain()
    {
        var time = new ManualTimeProvider();
        var pause = new RegistrationPause();
        using var deadline = new Deadline(time, TimeSpan.FromDays(1), default);
        for (var round = 0; round < 3; round++)
        {
            pause.Extend(time, TimeSpan.FromHours(1));
            var waiting = Enumerable.Range(0, 4).Select(_ => WaitAsync(pause, time, deadline)).ToArray();
            Assert.That(waiting.Any(w => w.IsCompleted), Is.False);
            pause.End();
            await Task.WhenAll(waiting).WaitAsync(s_guard, TimeProvider.System);
            Assert.That(pause.Left(time), Is.EqualTo(TimeSpan.Zero));
        }
    }

    [Test]
    public void End_NobodyWaits_IsNothing()
    {
        var time = new ManualTimeProvider();
        var pause = new RegistrationPause();
        using var deadline = new Deadline(time, TimeSpan.FromMinutes(1), default);
        pause.End();
        pause.Extend(time, TimeSpan.FromSeconds(5));
        pause.End();
        pause.End();
        Assert.That(WaitAsync(pause, time, deadline).Status, Is.EqualTo(TaskStatus.RanToCompletion));
    }

    [Test]
    public async Task End_ThenPausedAtOnce_WhoWaitsGoesOnWaiting()
    {
        var time = new ManualTimeProvider();
        var pause = new RegistrationPause();
        using var deadline = new Deadline(time, TimeSpan.FromHours(3), default);
        pause.Extend(time, TimeSpan.FromHours(1));
        var waiting = WaitAsync(pause, time, deadline);
        // The vendor asks again at the very moment in which the pause ends.
        for (var i = 0; i < 50; i++)
        {
            Parallel.Invoke(pause.End, () => pause.Extend(time, TimeSpan.FromHours(2)));
        }

        pause.Extend(time, TimeSpan.FromHours(2));
        // Whether it woke in between or not, a later one waits for the pause that is.
        var later = WaitAsync(pause, time, deadline);
        Assert.That(later.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(waiting, later).WaitAsync(s_guard, TimeProvider.System);
    }

    [Test]
    public async Task EndAndExtendAndWait_AtTheSameTime_NobodyIsLeftBehind()
    {
        var time = new ManualTimeProvider();
        using var deadline = new Deadline(time, TimeSpan.FromDays(1), default);
        for (var round = 0; round < 200; round++)
        {
            var pause = new RegistrationPause();
            pause.Extend(time, TimeSpan.FromHours(1));
            var waiting = new Task[3];
            Parallel.Invoke(
                () => waiting[0] = WaitAsync(pause, time, deadline),
                pause.End,
                () => waiting[1] = WaitAsync(pause, time, deadline),
                () => pause.Extend(time, TimeSpan.FromHours(1)),
                () => waiting[2] = WaitAsync(pause, time, deadline)
            );
            pause.End();
            // No time passes: who still waits waits for a pause that is over.
            await Task.WhenAll(waiting).WaitAsync(s_guard, TimeProvider.System);
        }
    }

    [Test]
    public async Task Canceled_WhileOthersWait_LeavesThemWaiting()
    {
        var time = new ManualTimeProvider();
        var pause = new RegistrationPause();
        using var canceling = new CancellationTokenSource();
        using var one = new Deadline(time, TimeSpan.FromHours(3), canceling.Token);
        using var two = new Deadline(time, TimeSpan.FromHours(3), default);
        pause.Extend(time, TimeSpan.FromHours(1));
        var canceled = WaitAsync(pause, time, one);
        var waiting = WaitAsync(pause, time, two);
        canceling.Cancel();
        Assert.CatchAsync<OperationCanceledException>(() => canceled.WaitAsync(s_guard, TimeProvider.System));
        Assert.That((waiting.IsCompleted, pause.Left(time)), Is.EqualTo((false, TimeSpan.FromHours(1))));
        pause.End();
        await waiting.WaitAsync(s_guard, TimeProvider.System);
    }
}
