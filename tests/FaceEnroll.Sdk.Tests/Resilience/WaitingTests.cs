using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>The clock of the vendor and the waits for it, apart from any call.</summary>
public class WaitingTests
{
    [TestCase(1)]
    [TestCase(TimeSpan.TicksPerMillisecond / 2)]
    [TestCase(TimeSpan.TicksPerSecond + 1)]
    public void Wait_OfAFractionOfAMillisecond_DoesNotEndBeforeIt(long ticks)
    {
        var time = new ManualTimeProvider();
        var wait = TimeProviderExtensions.WaitAsync(time, TimeSpan.FromTicks(ticks), CancellationToken.None);
        time.Advance(TimeSpan.FromTicks(ticks - 1));
        Assert.That(wait.IsCompleted, Is.False);

        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(wait.IsCompleted, Is.True);
    }

    [TestCase(-120, 120)]
    [TestCase(0, 0)]
    [TestCase(120, 0)]
    public void VendorBehind_IsWhatItsDateSays_AndNothingWhenAhead(int vendorOffset, int expected)
    {
        var time = new ManualTimeProvider();
        var clock = new VendorClock();

        clock.Observe(time, time.GetUtcNow() + TimeSpan.FromSeconds(vendorOffset));

        Assert.That(clock.VendorBehind, Is.EqualTo(TimeSpan.FromSeconds(expected)));
        Assert.That(clock.Now(time), Is.EqualTo(time.GetUtcNow()), "what is signed with does not change");
    }

    [Test]
    public void VendorBehind_AfterACorrection_IsMeasuredFromTheCorrectedClock()
    {
        var time = new ManualTimeProvider();
        var clock = new VendorClock();
        var vendor = time.GetUtcNow() - TimeSpan.FromMinutes(20);
        clock.Correct(time, vendor);

        clock.Observe(time, vendor - TimeSpan.FromMinutes(1));

        Assert.That(clock.VendorBehind, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }
}
