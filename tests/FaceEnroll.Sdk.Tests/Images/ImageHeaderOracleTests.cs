using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderOracleTests
{
    private const int Variants = 1000;

    // The oracle takes TEM for a marker with a length (ITU-T T.81, table B.1: it has none).
    private static IEnumerable<ImageSample> Samples =>
        ImageSamples.All().Where(sample => sample.ToString() != "JPEG, standalone marker");

    [TestCaseSource(nameof(Samples))]
    public void Read_Sample_AsMetadataExtractor(ImageSample sample) =>
        Assert.That(Describe(sample.Bytes), Is.EqualTo(MetadataOracle.Describe(sample.Bytes)));

    [Test]
    public void Read_Variants_AsMetadataExtractor(
        [Values(
            FaceImageFormat.Jpeg,
            FaceImageFormat.Png,
            FaceImageFormat.Bmp,
            FaceImageFormat.Gif,
            FaceImageFormat.WebP
        )]
            FaceImageFormat format
    )
    {
        Random random = new(20240517);
        for (int i = 0; i < Variants; i++)
        {
            byte[] bytes = ImageVariants.Create(format, random);
            Assert.That(Describe(bytes), Is.EqualTo(MetadataOracle.Describe(bytes)), $"variant {i}");
        }
    }

    [Test]
    public void Read_PortraitWithSegmentsPutIn_AsMetadataExtractor()
    {
        byte[] portrait = ImageSamples.All().First().Bytes;
        Random random = new(20240518);
        for (int i = 0; i < Variants; i++)
        {
            byte[] bytes = ImageVariants.WithSegments(portrait, random);
            Assert.That(Describe(bytes), Is.EqualTo(MetadataOracle.Describe(bytes)), $"variant {i}");
        }
    }

    private static string Describe(byte[] bytes)
    {
        var info = HeaderReading.Of(bytes).Info;
        string format = info.Format == FaceImageFormat.WebP ? "WebP" : info.Format.ToString().ToUpperInvariant();
        return FormattableString.Invariant(
            $"{format} {info.StoredWidth}x{info.StoredHeight} orientation {info.Orientation}"
        );
    }
}
