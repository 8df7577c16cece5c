using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>The clock of the vendor and the waits for it, apart from any call.</summary>
[TestOf(typeof(TimeProviderExtensions))]
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
}
