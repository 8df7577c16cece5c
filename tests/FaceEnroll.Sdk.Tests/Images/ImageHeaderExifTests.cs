using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderExifTests
{
    private static readonly byte[] s_frame = JpegSample.Frame(640, 480);

    [Test]
    public void Read_Orientation_TurnsTheDisplayedSizeFrom5Up(
        [Range(1, 8)] int orientation,
        [Values] bool littleEndian,
        [Values(0, 5)] int gap,
        [Values(3, 4)] int type
    )
    {
        ImageInfo info = Recognised(JpegSample.Exif(orientation, littleEndian, gap, type));

        Assert.That(info.Orientation, Is.EqualTo(orientation));
        Assert.That((info.StoredWidth, info.StoredHeight), Is.EqualTo((640, 480)));
        Assert.That((info.Width, info.Height), Is.EqualTo(orientation >= 5 ? (480, 640) : (640, 480)));
    }

    [TestCase(0)]
    [TestCase(9)]
    [TestCase(0x0106)]
    public void Read_OrientationOutOfRange_Upright(int orientation) =>
        Assert.That(Recognised(JpegSample.Exif(orientation, littleEndian: false)).Orientation, Is.EqualTo(1));

    [TestCase(2)]
    [TestCase(5)]
    public void Read_OrientationOfAnotherType_Upright(int type) =>
        Assert.That(Recognised(JpegSample.Exif(0x06060606, true, type: type)).Orientation, Is.EqualTo(1));

    [Test]
    public void Read_TwoExifSegments_TheFirstCounts() =>
        Assert.That(Recognised(JpegSample.Exif(3, true), JpegSample.Exif(6, true)).Orientation, Is.EqualTo(3));

    [Test]
    public void Read_XmpBeforeExif_IsPassedOver()
    {
        byte[] xmp = JpegSample.Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>"u8.ToArray());

        Assert.That(Recognised(xmp, JpegSample.Exif(8, false)).Orientation, Is.EqualTo(8));
    }

    [Test]
    public void Read_ExifInAnotherSegmentThanApp1_IsNoExif()
    {
        byte[] exif = JpegSample.Exif(6, true);
        exif[1] = 0xE2;

        Assert.That(Recognised(exif).Orientation, Is.EqualTo(1));
    }

    [TestCase(60u)]
    [TestCase(0x7FFFFFFFu)]
    [TestCase(0xFFFFFFFFu)]
    public void Read_DirectoryOffsetOutsideTheSegment_Upright(uint offset)
    {
        byte[] exif = JpegSample.Exif(6, littleEndian: false);
        // After marker, length, "Exif\0\0", byte order and magic.
        const int OffsetPosition = 2 + 2 + 6 + 4;
        new ByteWriter().UInt32(offset, false).ToArray().CopyTo(exif, OffsetPosition);

        Assert.That(Recognised(exif).Orientation, Is.EqualTo(1));
    }

    [Test]
    public void Read_DirectoryCountsMoreEntriesThanThereAre_ThoseThereAreRead()
    {
        ByteWriter tiff = JpegSample.Tiff(littleEndian: true, 8).UInt16(0xFFFF, true);
        JpegSample.Entry(tiff, littleEndian: true, 0x0112, 3, 1).UInt32(6, true);

        Assert.That(Recognised(JpegSample.App1Exif(tiff.ToArray())).Orientation, Is.EqualTo(6));
    }

    [Test]
    public void Read_EntryAfterTheDirectory_IsNotRead()
    {
        ByteWriter tiff = JpegSample.Tiff(littleEndian: true, 8).UInt16(0, true);
        JpegSample.Entry(tiff, littleEndian: true, 0x0112, 3, 1).UInt32(6, true);

        Assert.That(Recognised(JpegSample.App1Exif(tiff.ToArray())).Orientation, Is.EqualTo(1));
    }

    [Test]
    public void Read_ExifCutAtEveryByte_UprightUntilTheEntryIsThere()
    {
        ByteWriter writer = JpegSample.Tiff(littleEndian: false, 8).UInt16(1, false);
        byte[] tiff = JpegSample.Entry(writer, littleEndian: false, 0x0112, 3, 1).UInt32(6 << 16, false).ToArray();

        for (int length = 0; length <= tiff.Length; length++)
        {
            int orientation = Recognised(JpegSample.App1Exif(tiff.AsSpan(0, length).ToArray())).Orientation;
            Assert.That(orientation, Is.EqualTo(length == tiff.Length ? 6 : 1), $"{length} bytes");
        }
    }

    [TestCase("IM")]
    [TestCase("MI")]
    [TestCase("ii")]
    public void Read_UnknownByteOrder_Upright(string order)
    {
        byte[] exif = JpegSample.Exif(6, littleEndian: true);
        new ByteWriter().Ascii(order).ToArray().CopyTo(exif, 2 + 2 + 6);

        Assert.That(Recognised(exif).Orientation, Is.EqualTo(1));
    }

    private static ImageInfo Recognised(params byte[][] segments)
    {
        HeaderReading reading = HeaderReading.Of(JpegSample.File([.. segments, s_frame]));
        Assert.That(reading.Status, Is.EqualTo(ImageHeaderStatus.Recognised));
        return reading.Info;
    }
}
