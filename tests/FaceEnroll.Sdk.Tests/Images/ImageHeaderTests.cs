using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
[TestOf(typeof(ImageInfo))]
public class ImageHeaderTests
{
    private static IEnumerable<ImageSample> Samples => ImageSamples.All();

    [TestCaseSource(nameof(Samples))]
    public void Read_Sample_FormatAndDisplayedSize(ImageSample expected)
    {
        HeaderReading reading = HeaderReading.Of(expected.Bytes);

        Assert.That(reading.ToString(), Is.EqualTo($"Recognised {expected.Format} {expected.Width}x{expected.Height}"));
        Assert.That(reading.Info.BytesNeeded, Is.Zero);
    }

    [TestCase("PNG", 24)]
    [TestCase("BMP, core header", 22)]
    [TestCase("BMP", 26)]
    [TestCase("GIF 89a", 10)]
    [TestCase("WebP, lossy", 30)]
    [TestCase("WebP, lossless", 25)]
    [TestCase("WebP, extended", 30)]
    [TestCase("bare JPEG", 2 + 19 + 10, Description = "EXIF and tables may stand behind the frame: up to the pixels")]
    [TestCase("JPEG, orientation 6", 2 + 18 + 60 + 19 + 10)]
    public void Read_PrefixEndsWithTheSize_Recognised(string name, int length)
    {
        byte[] bytes = ImageSamples.All().Single(sample => sample.ToString() == name).Bytes;

        HeaderReading shorter = HeaderReading.Of(bytes.AsSpan(0, length - 1), isWhole: false);

        Assert.That(shorter.Status, Is.EqualTo(ImageHeaderStatus.NeedMoreData));
        Assert.That(shorter.Info.BytesNeeded, Is.EqualTo(length));
        Assert.That(
            HeaderReading.Of(bytes.AsSpan(0, length), isWhole: false).Status,
            Is.EqualTo(ImageHeaderStatus.Recognised)
        );
    }

    [TestCase("")]
    [TestCase("FF")]
    [TestCase("FFD8")]
    [TestCase("FFD800", Description = "decoders look further for a marker")]
    [TestCase("42")]
    [TestCase("89504E470D0A1A")]
    [TestCase("47494638")]
    [TestCase("474946383961")]
    [TestCase("524946460000")]
    [TestCase("5249464600000000574542")]
    public void Read_StartOfASignature_NeedsMoreUnlessWhole(string hex)
    {
        byte[] prefix = Hex(hex);

        HeaderReading open = HeaderReading.Of(prefix, isWhole: false);

        Assert.That(open.Status, Is.EqualTo(ImageHeaderStatus.NeedMoreData));
        Assert.That(open.Info.BytesNeeded, Is.GreaterThan(prefix.Length));
        Assert.That(
            HeaderReading.Of(prefix).Status,
            Is.EqualTo(ImageHeaderStatus.Unrecognised).Or.EqualTo(ImageHeaderStatus.Malformed)
        );
    }

    [TestCase("00", Description = "Nothing known")]
    [TestCase("FFD9", Description = "JPEG's end")]
    [TestCase("47494638386100010001000000", Description = "GIF88a")]
    [TestCase("49492A0008000000", Description = "TIFF")]
    [TestCase("524946460000000057415645666D7420", Description = "RIFF, but WAVE")]
    [TestCase("000000186674797068656963", Description = "HEIC")]
    [TestCase("255044462D312E37", Description = "PDF")]
    [TestCase("89504E470A1A0A00", Description = "PNG spoilt by a change of line ends")]
    public void Read_NoKnownSignature_UnrecognisedEvenIfMoreMayFollow(string hex)
    {
        Assert.That(HeaderReading.Of(Hex(hex), isWhole: false).ToString(), Is.EqualTo("Unrecognised Unknown"));
        Assert.That(HeaderReading.Of(Hex(hex), isWhole: true).ToString(), Is.EqualTo("Unrecognised Unknown"));
    }

    private static byte[] Hex(string hex)
    {
        byte[] bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = Convert.ToByte(hex.Substring(2 * i, 2), 16);
        return bytes;
    }
}
