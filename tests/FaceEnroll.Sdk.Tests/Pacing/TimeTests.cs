using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Pacing;

/// <summary>Deadlines, pauses and the vendor's clock, under a clock that the test moves.</summary>
[TestOf(typeof(Deadline))]
[TestOf(typeof(RegistrationPause))]
[TestOf(typeof(VendorClock))]
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

    // A ticket with a negative bound is none: its store could not read it again.
    [Test]
    public void VendorClock_OfAClockThatCountsBackwards_HasNoNegativeError()
    {
        var time = new BackwardClock();
        var clock = new VendorClock();
        clock.Observe(time, new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero), time.GetTimestamp());
        for (var i = 0; i < 10_000; i++)
        {
            _ = time.GetTimestamp();
        }

        Assert.That(clock.VendorNow(time)!.Value.Error, Is.GreaterThan(TimeSpan.Zero));
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

    [TestCase(-3, 0)]
    [TestCase(4, 0)]
    [TestCase(-3, 5)]
    public void VendorsTime_IsItsDate_CarriedOnMonotonically(int vendorHoursOff, int wallHoursJumped)
    {
        var time = new ManualTimeProvider();
        var clock = new VendorClock();
        Assert.That(clock.VendorNow(time), Is.Null, "nothing is known before the first reply");
        var vendor = time.GetUtcNow().AddHours(vendorHoursOff);
        var asked = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(2));

        clock.Observe(time, vendor, asked);
        time.JumpWallClock(TimeSpan.FromHours(wallHoursJumped));
        time.Advance(TimeSpan.FromMinutes(1));

        // The Date was cut to a second and is up to two seconds old.
        var now = clock.VendorNow(time)!.Value;
        Assert.That(now.Time, Is.EqualTo(vendor.AddSeconds(61.5)));
        Assert.That(now.Error, Is.EqualTo(TimeSpan.FromSeconds(1.5 + 0.006)));
        Assert.That(clock.Now(time), Is.EqualTo(time.GetUtcNow()), "what is signed with does not change");
    }

    [Test]
    public void VendorsTime_OneReplyHadAWrongDate_BothCountUntilTheNextAgrees()
    {
        var time = new ManualTimeProvider();
        var clock = new VendorClock();
        var truth = time.GetUtcNow();
        clock.Observe(time, truth, time.GetTimestamp());

        clock.Observe(time, truth.AddMinutes(20), time.GetTimestamp());
        var doubtful = clock.VendorNow(time)!.Value;
        clock.Observe(time, truth, time.GetTimestamp());
        var agreed = clock.VendorNow(time)!.Value;

        Assert.That(doubtful.Time - doubtful.Error, Is.LessThanOrEqualTo(truth));
        Assert.That(doubtful.Error, Is.GreaterThan(VendorClock.WidestError), "too wide to tell calls apart");
        Assert.That(agreed, Is.EqualTo((truth.AddSeconds(0.5), TimeSpan.FromSeconds(0.5))));
    }

    [TestCase(1601, ExpectedResult = false)]
    [TestCase(2019, ExpectedResult = false)]
    [TestCase(2026, ExpectedResult = true)]
    [TestCase(9999, ExpectedResult = false)]
    public bool Date_OfNoSaneYear_IsNoClock(int year) =>
        VendorClock.IsSane(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}
