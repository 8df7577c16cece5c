using System.Diagnostics.Metrics;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>The buckets that an exporter takes when its host names none.</summary>
[TestOf(typeof(FaceEnrollmentTelemetry))]
public class BucketTests
{
    [Test]
    public void Histograms_OfSeconds_AdviseBucketsFromMillisecondsToAMinute()
    {
        Histogram<double>[] histograms = [FaceEnrollmentTelemetry.Duration, FaceEnrollmentTelemetry.LimiterWait];
        foreach (var histogram in histograms)
        {
            Assert.That(histogram.Unit, Is.EqualTo("s"));
            Assert.That(histogram.Advice?.HistogramBucketBoundaries, Is.Ordered.And.Not.Empty, histogram.Name);
            Assert.That(
                (histogram.Advice!.HistogramBucketBoundaries![0], histogram.Advice.HistogramBucketBoundaries[^1]),
                Is.EqualTo((0.005, 60.0))
            );
        }
    }
}
