using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderBmpTests
{
    [Test]
    public void Read_EveryHeaderSize_SizeIsRead([Values(16, 40, 52, 56, 64, 108, 124)] int headerSize) =>
        Assert.That(
            HeaderReading.Of(PictureSample.Bmp(headerSize, 0x01020304, 0x0506)).ToString(),
            Is.EqualTo($"Recognised Bmp {0x01020304}x{0x0506}")
        );

    [Test]
    public void Read_CoreHeader_SizeIsUnsigned() =>
        Assert.That(
            HeaderReading.Of(PictureSample.BmpCore(65535, 0x0102)).ToString(),
            Is.EqualTo($"Recognised Bmp 65535x{0x0102}")
        );

    [Test]
    public void Read_NegativeHeight_IsTopDown() =>
        Assert.That(
            HeaderReading.Of(PictureSample.Bmp(40, 300, -400)).ToString(),
            Is.EqualTo("Recognised Bmp 300x400")
        );

    [TestCase(0, 400)]
    [TestCase(300, 0)]
    [TestCase(-300, 400)]
    [TestCase(300, int.MinValue)]
    public void Read_SizeOutOfRange_Malformed(int width, int height) =>
        Assert.That(HeaderReading.Of(PictureSample.Bmp(40, width, height)).ToString(), Is.EqualTo("Malformed Bmp"));

    [TestCase(0, 400)]
    [TestCase(300, 0)]
    public void Read_CoreSizeOfZero_Malformed(int width, int height) =>
        Assert.That(HeaderReading.Of(PictureSample.BmpCore(width, height)).ToString(), Is.EqualTo("Malformed Bmp"));

    [TestCase(0u)]
    [TestCase(11u)]
    [TestCase(13u)]
    [TestCase(15u)]
    [TestCase(125u)]
    [TestCase(0x01000028u)]
    [TestCase(0xFFFFFFFFu)]
    public void Read_UnknownHeaderSize_Malformed(uint headerSize)
    {
        byte[] bmp = PictureSample.Bmp(40, 300, 400);
        new ByteWriter().UInt32(headerSize, true).ToArray().CopyTo(bmp, 14);

        Assert.That(HeaderReading.Of(bmp, isWhole: false).ToString(), Is.EqualTo("Malformed Bmp"));
    }

    [Test]
    public void Read_TextThatBeginsWithBM_Malformed() =>
        Assert.That(
            HeaderReading.Of("BMW is a maker of cars and of motorcycles."u8, isWhole: false).ToString(),
            Is.EqualTo("Malformed Bmp")
        );
}
