using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderPngGifTests
{
    [TestCase(1, 1)]
    [TestCase(0x01020304, 0x05060708)]
    [TestCase(int.MaxValue, int.MaxValue)]
    public void Read_PngSize_IsRead(int width, int height) =>
        Assert.That(
            HeaderReading.Of(PictureSample.Png(width, height)).ToString(),
            Is.EqualTo($"Recognised Png {width}x{height}")
        );

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    [TestCase(0x80000000, 1)]
    [TestCase(1, 0xFFFFFFFF)]
    public void Read_PngSizeOutOfRange_Malformed(long width, long height) =>
        Assert.That(HeaderReading.Of(PictureSample.Png(width, height)).ToString(), Is.EqualTo("Malformed Png"));

    [TestCase(8, Description = "length, highest byte")]
    [TestCase(11, Description = "length, lowest byte")]
    [TestCase(12, Description = "type, first letter")]
    [TestCase(15, Description = "type, last letter")]
    public void Read_PngFirstChunkIsNotAnImageHeader_Malformed(int position)
    {
        byte[] png = PictureSample.Png(300, 400);
        png[position] ^= 0x20;

        Assert.That(HeaderReading.Of(png, isWhole: false).ToString(), Is.EqualTo("Malformed Png"));
    }

    [TestCase(1, 1)]
    [TestCase(65535, 258)]
    public void Read_GifSize_IsRead(int width, int height) =>
        Assert.That(
            HeaderReading.Of(PictureSample.Gif("GIF89a", width, height)).ToString(),
            Is.EqualTo($"Recognised Gif {width}x{height}")
        );

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public void Read_GifSizeOfZero_Malformed(int width, int height) =>
        Assert.That(
            HeaderReading.Of(PictureSample.Gif("GIF87a", width, height)).ToString(),
            Is.EqualTo("Malformed Gif")
        );
}
