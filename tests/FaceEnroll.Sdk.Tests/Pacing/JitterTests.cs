using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Tests.Pacing;

[TestOf(typeof(Jitter))]
public class JitterTests
{
    [Test]
    public void Next_IsWithinZeroAndOne_AndSpread()
    {
        var values = Enumerable.Range(0, 10_000).Select(_ => Jitter.Next()).ToList();
        Assert.That(values, Is.All.InRange(0.0, 1.0).And.All.LessThan(1.0));
        // 10,000 throws: a tenth that got fewer than 700 happens once in far more runs than there will be.
        Assert.That(values.GroupBy(v => (int)(v * 10)).Select(g => g.Count()), Has.Exactly(10).GreaterThan(700));
    }
}
