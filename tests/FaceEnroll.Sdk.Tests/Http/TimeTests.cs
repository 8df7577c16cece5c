using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Http;

/// <summary>Deadlines, pauses and the vendor's clock, under a clock that the test moves.</summary>
public class TimeTests
{
    private static Task WaitAsync(RegistrationPause pause, TimeProvider time, Deadline deadline) =>
        pause.WaitAsync(FaceVendor.TencentCloud, "CreateFace", time, deadline, deadline.Token).AsTask();

    [Test]
    public void Deadline_TimeOver_CancelsAndLeavesNothing()
    {
        var time = new ManualTimeProvider();
        using var deadline = new Deadline(time, TimeSpan.FromSeconds(10), default);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.That(deadline.Left, Is.EqualTo(TimeSpan.FromSeconds(6)));
        Assert.That(deadline.Token.IsCancellationRequested, Is.False);
        time.Advance(TimeSpan.FromSeconds(7));
        Assert.That(deadline.Left, Is.EqualTo(TimeSpan.Zero));
        Assert.That(deadline.Token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void Deadline_OuterTokenCanceled_Cancels()
    {
        using var outer = new CancellationTokenSource();
        using var deadline = new Deadline(TimeProvider.System, TimeSpan.FromHours(1), outer.Token);
        outer.Cancel();
        Assert.That(deadline.Token.IsCancellationRequested, Is.True);
        using var late = new Deadline(TimeProvider.System, TimeSpan.FromHours(1), outer.Token);
        Assert.That(late.Token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void Pause_None_DoesNotWait()
    {
        var time = new ManualTimeProvider();
        using var deadline = new Deadline(time, TimeSpan.FromMinutes(1), default);
        Assert.That(WaitAsync(new RegistrationPause(), time, deadline).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Pause_WithinTheCallsTime_IsWaitedOut()
    {
        var time = new ManualTimeProvider();
        var pause = new RegistrationPause();
        pause.Extend(time, TimeSpan.FromSeconds(10));
        pause.Extend(time, TimeSpan.FromSeconds(5));
        using var deadline = new Deadline(time, TimeSpan.FromMinutes(1), default);
        var waiting = WaitAsync(pause, time, deadline);
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.That(waiting.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    [Test]
    public void Pause_LongerThanTheCall_FailsAtOnceNotSent()
    {
        var time = new ManualTimeProvider();
        var pause = new RegistrationPause();
        pause.Extend(time, TimeSpan.FromMinutes(2));
        using var deadline = new Deadline(time, TimeSpan.FromMinutes(1), default);
        var e = Assert.CatchAsync<FaceEnrollmentThrottledException>(() => WaitAsync(pause, time, deadline))!;
        Assert.That(e.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(2)));
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
    }

    [Test]
    public void Clock_Corrected_IsTheVendorsHoweverOften()
    {
        var time = new ManualTimeProvider();
        var clock = new VendorClock();
        Assert.That(clock.Now(time), Is.EqualTo(time.GetUtcNow()));
        var vendor = time.GetUtcNow().AddHours(-3);
        clock.Correct(time, vendor);
        clock.Correct(time, vendor);
        Assert.That(clock.Now(time), Is.EqualTo(vendor));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(clock.Now(time), Is.EqualTo(vendor.AddMinutes(1)));
    }

    [Test]
    public async Task Gate_OnePerson_TakesTurns()
    {
        var gate = new PersonGate();
        var first = await gate.EnterAsync("a", default);
        var second = gate.EnterAsync("a", default).AsTask();
        Assert.That(second.IsCompleted, Is.False);
        first.Dispose();
        (await second).Dispose();
    }

    [Test]
    public async Task Gate_CanceledWhileWaiting_LeavesTheGateToOthers()
    {
        var gate = new PersonGate();
        var first = await gate.EnterAsync("a", default);
        using var source = new CancellationTokenSource();
        var second = gate.EnterAsync("a", source.Token).AsTask();
        await source.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await gate.EnterAsync("a", default)).Dispose();
    }
}
