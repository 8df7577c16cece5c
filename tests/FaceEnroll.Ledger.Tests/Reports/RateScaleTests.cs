using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Reports.Html;

namespace FaceEnroll.Ledger.Tests.Reports;

[TestOf(typeof(RateScale))]
public class RateScaleTests
{
    [TestCase(0, "a second", 1)]
    [TestCase(1, "a second", 1)]
    [TestCase(43.7, "a second", 60)]
    [TestCase(2904, "a second", 3000)]
    [TestCase(0.5, "a minute", 30)]
    [TestCase(0.001, "an hour", 4)]
    public void For_HighestRate_HasARoundAxisThatHoldsIt(double perSecond, string unit, double most)
    {
        var scale = RateScale.For(perSecond);
        Assert.That((scale.Unit, Math.Round(scale.Most, 9)), Is.EqualTo((unit, most)));
        Assert.That(scale.Most, Is.GreaterThanOrEqualTo(perSecond * scale.Seconds));
        Assert.That(scale.Steps, Is.InRange(1, 4));
    }

    [Test]
    public void For_AnyRate_HasFewMarks()
    {
        for (var rate = 1e-6; rate < 1e7; rate *= 1.013)
        {
            var scale = RateScale.For(rate);
            Assert.That(scale.Steps, Is.InRange(2, 4), $"{rate}");
            Assert.That(scale.Most, Is.GreaterThanOrEqualTo(rate * scale.Seconds * (1 - 1e-8)), $"{rate}");
        }
    }

    [Test]
    public void Merged_ManyBuckets_KeepsCountsAndTime()
    {
        RateBucket[] buckets =
        [
            .. Enumerable
                .Range(0, 1001)
                .Select(i => new RateBucket(ReportBed.Start.AddMinutes(i), TimeSpan.FromMinutes(1), i, 1)),
        ];
        var merged = RateChart.Merged(buckets);
        Assert.That(merged, Has.Count.InRange(100, 120));
        Assert.That(merged.Sum(bucket => bucket.Enrolled), Is.EqualTo(buckets.Sum(bucket => bucket.Enrolled)));
        Assert.That(merged.Sum(bucket => bucket.Length.Ticks), Is.EqualTo(TimeSpan.FromMinutes(1001).Ticks));
        Assert.That(RateChart.Merged([buckets[0]]), Is.EqualTo([buckets[0]]));
    }
}
