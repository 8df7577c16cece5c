using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(MonotonicMoment))]
public class MonotonicMomentTests
{
    [Test]
    public void Elapsed_OfAMomentToCome_IsNegativeUntilThen()
    {
        var time = new ManualTimeProvider();
        var moment = new MonotonicMoment(time, time.GetTimestamp(), TimeSpan.FromSeconds(5));
        Assert.That(moment.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(-5)));
        time.Advance(TimeSpan.FromSeconds(8));
        Assert.That(moment.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(3)));
    }
}
