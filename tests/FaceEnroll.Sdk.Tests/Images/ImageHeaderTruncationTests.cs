using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderTruncationTests
{
    private static IEnumerable<ImageSample> Samples => ImageSamples.All();

    [TestCaseSource(nameof(Samples))]
    public void Read_CutAtEveryByteAndMoreMayFollow_NeedsMoreUntilTheSizeIsThere(ImageSample sample)
    {
        int needed = 0;
        for (int length = 0; length <= sample.Bytes.Length; length++)
        {
            HeaderReading reading = HeaderReading.Of(sample.Bytes.AsSpan(0, length), isWhole: false);
            if (reading.Status == ImageHeaderStatus.Recognised)
            {
                AssertSize(reading, sample, length);
                needed = needed == 0 ? length : needed;
                continue;
            }
            Assert.That(reading.Status, Is.EqualTo(ImageHeaderStatus.NeedMoreData), $"{length} bytes");
            Assert.That(reading.Info.BytesNeeded, Is.GreaterThan(length), $"{length} bytes");
            Assert.That(needed, Is.Zero, $"{length} bytes: it was recognised with {needed}");
        }
        Assert.That(needed, Is.Positive);
    }

    [TestCaseSource(nameof(Samples))]
    public void Read_CutAtEveryByteAndWhole_NeverAWrongSize(ImageSample sample)
    {
        for (int length = 0; length <= sample.Bytes.Length; length++)
        {
            HeaderReading reading = HeaderReading.Of(sample.Bytes.AsSpan(0, length), isWhole: true);
            if (reading.Status == ImageHeaderStatus.Recognised)
                AssertSize(reading, sample, length);
            else
                Assert.That(
                    reading.ToString(),
                    Is.EqualTo("Unrecognised Unknown").Or.EqualTo($"Malformed {sample.Format}"),
                    $"{length} bytes"
                );
        }
    }

    private static void AssertSize(HeaderReading reading, ImageSample sample, int length) =>
        Assert.That(
            (reading.Info.Format, reading.Info.Width, reading.Info.Height),
            Is.EqualTo((sample.Format, sample.Width, sample.Height)),
            $"{length} bytes"
        );
}
