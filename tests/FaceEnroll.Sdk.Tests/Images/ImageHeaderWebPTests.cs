using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderWebPTests
{
    [TestCase(1, 1)]
    [TestCase(0x1234, 0x0567)]
    [TestCase(16383, 16383)]
    public void Read_Lossy_SizeIsRead(int width, int height) =>
        Assert.That(Read(PictureSample.WebPLossy(width, height)), Is.EqualTo($"Recognised WebP {width}x{height}"));

    [Test]
    public void Read_LossyWithScale_ScaleIsNoPartOfTheSize() =>
        Assert.That(Read(PictureSample.WebPLossy(300, 400, scale: 3)), Is.EqualTo("Recognised WebP 300x400"));

    [TestCase(1, 1)]
    [TestCase(0x1234, 0x0567)]
    [TestCase(16384, 16384)]
    public void Read_Lossless_SizeIsRead(int width, int height) =>
        Assert.That(
            Read(PictureSample.WebPLossless(width, height, alpha: true)),
            Is.EqualTo($"Recognised WebP {width}x{height}")
        );

    [TestCase(1, 1)]
    [TestCase(0x123456, 0x0789)]
    [TestCase(1 << 24, 255)]
    [TestCase(65537, 65535)]
    public void Read_Extended_SizeIsRead(int width, int height) =>
        Assert.That(
            Read(PictureSample.WebPExtended(width, height, flags: 0x2C)),
            Is.EqualTo($"Recognised WebP {width}x{height}")
        );

    [Test]
    public void Read_ExtendedCanvasAboveTheFormatsLimit_Malformed() =>
        Assert.That(Read(PictureSample.WebPExtended(65536, 65536)), Is.EqualTo("Malformed WebP"));

    [TestCase(0, 300)]
    [TestCase(300, 0)]
    public void Read_LossySizeOfZero_Malformed(int width, int height) =>
        Assert.That(Read(PictureSample.WebPLossy(width, height)), Is.EqualTo("Malformed WebP"));

    [TestCase(20, 0x01, Description = "not a key frame")]
    [TestCase(23, 0x01, Description = "start code")]
    [TestCase(24, 0x01, Description = "start code")]
    [TestCase(25, 0x01, Description = "start code")]
    public void Read_LossyFrameHeaderDamaged_Malformed(int position, int flip) =>
        Assert.That(Read(Flipped(PictureSample.WebPLossy(300, 400), position, flip)), Is.EqualTo("Malformed WebP"));

    [TestCase(20, 0x01, Description = "signature")]
    [TestCase(24, 0x20, Description = "version")]
    public void Read_LosslessHeaderDamaged_Malformed(int position, int flip) =>
        Assert.That(Read(Flipped(PictureSample.WebPLossless(300, 400), position, flip)), Is.EqualTo("Malformed WebP"));

    [Test]
    public void Read_UnknownFirstChunk_Malformed() =>
        Assert.That(Read(PictureSample.WebP("ALPH", new byte[20])), Is.EqualTo("Malformed WebP"));

    [TestCase("VP8 ", 9)]
    [TestCase("VP8L", 4)]
    [TestCase("VP8X", 9)]
    public void Read_ChunkTooShortForASize_MalformedEvenIfMoreMayFollow(string chunk, int length) =>
        Assert.That(
            HeaderReading.Of(PictureSample.WebP(chunk, new byte[length]), isWhole: false).ToString(),
            Is.EqualTo("Malformed WebP")
        );

    [Test]
    public void Read_ChunkLongerThanItsFile_Malformed()
    {
        byte[] webP = PictureSample.WebPExtended(300, 400);
        webP[4]--;

        Assert.That(Read(webP), Is.EqualTo("Malformed WebP"));
    }

    private static string Read(byte[] bytes) => HeaderReading.Of(bytes).ToString();

    private static byte[] Flipped(byte[] bytes, int position, int flip)
    {
        bytes[position] ^= (byte)flip;
        return bytes;
    }
}
