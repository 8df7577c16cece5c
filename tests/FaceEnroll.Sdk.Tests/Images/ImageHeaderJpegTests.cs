using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

[TestOf(typeof(ImageHeader))]
public class ImageHeaderJpegTests
{
    private const string Malformed = "Malformed Jpeg";

    private static readonly byte[] s_frame = JpegSample.Frame(640, 480);

    [Test]
    public void Read_EveryStartOfFrameThatDecodersRead_Size(
        [Values(0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB)] int marker
    )
    {
        HeaderReading reading = HeaderReading.Of(JpegSample.File(JpegSample.Frame(640, 480, (byte)marker)));

        Assert.That(reading.ToString(), Is.EqualTo("Recognised Jpeg 640x480"));
    }

    [TestCase(0xEE, Description = "APP14")]
    [TestCase(0xFE, Description = "comment")]
    public void Read_SegmentThatLooksLikeAFrame_IsSkipped(int marker)
    {
        byte[] decoy = JpegSample.Segment((byte)marker, [8, 0, 1, 0, 1, 1, 1, 0x11, 0, .. JpegSample.Frame(7, 7)]);

        Assert.That(
            HeaderReading.Of(JpegSample.File(decoy, s_frame)).ToString(),
            Is.EqualTo("Recognised Jpeg 640x480")
        );
    }

    [Test]
    public void Read_LargestSegments_AreSkipped()
    {
        byte[] largest = JpegSample.Segment(0xE2, new byte[65533]);
        byte[] file = JpegSample.File(largest, largest, largest, s_frame);

        Assert.That(HeaderReading.Of(file).ToString(), Is.EqualTo("Recognised Jpeg 640x480"));
    }

    [Test]
    public void Read_PrefixEndsInsideASegment_TellsWhereTheNextMarkerEnds()
    {
        byte[] file = JpegSample.File(JpegSample.Segment(0xE2, new byte[50_000]), s_frame);

        HeaderReading reading = HeaderReading.Of(file.AsSpan(0, 100), isWhole: false);

        Assert.That(reading.ToString(), Is.EqualTo("NeedMoreData Jpeg"));
        Assert.That(reading.Info.BytesNeeded, Is.EqualTo(2 + 2 + 2 + 50_000 + 2));
    }

    [Test]
    public void Read_StrayBytesBetweenSegments_AreSkipped()
    {
        byte[] file = JpegSample.File(JpegSample.Jfif, [0x00, 0x12, 0xFF, 0x00, 0x34], s_frame);

        Assert.That(HeaderReading.Of(file).ToString(), Is.EqualTo("Recognised Jpeg 640x480"));
    }

    [Test]
    public void Read_LargestSize_IsRead() =>
        Assert.That(
            HeaderReading.Of(JpegSample.File(JpegSample.Frame(65500, 65499))).ToString(),
            Is.EqualTo("Recognised Jpeg 65500x65499")
        );

    [TestCase(0, 480)]
    [TestCase(640, 0, Description = "the height is left to DNL")]
    public void Read_SizeOfZero_Malformed(int width, int height) =>
        Assert.That(
            HeaderReading.Of(JpegSample.File(JpegSample.Frame(width, height)), isWhole: false).ToString(),
            Is.EqualTo(Malformed)
        );

    [TestCase(16, 3)]
    [TestCase(18, 3)]
    [TestCase(8, 0)]
    [TestCase(0, 3)]
    public void Read_FrameLengthAgainstItsComponents_Malformed(int length, int components)
    {
        byte[] frame = JpegSample.Frame(640, 480, components: components);
        frame[3] = (byte)length;

        Assert.That(HeaderReading.Of(JpegSample.File(frame)).ToString(), Is.EqualTo(Malformed));
    }

    [TestCase(0xD8, Description = "another start of image")]
    [TestCase(0xD9, Description = "end of image")]
    [TestCase(0xDA, Description = "start of scan")]
    [TestCase(0xDE, Description = "hierarchical")]
    public void Read_MarkerThatCannotComeBeforeTheFrame_Malformed(int marker)
    {
        byte[] file = JpegSample.File(JpegSample.Jfif, [0xFF, (byte)marker, 0, 8, 0, 0, 0, 0, 0, 0], s_frame);

        Assert.That(HeaderReading.Of(file, isWhole: false).ToString(), Is.EqualTo(Malformed));
    }

    [Test]
    public void Read_NothingButFillBytes_NeedsMoreUnlessWhole()
    {
        byte[] fill = [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 1000)];

        Assert.That(HeaderReading.Of(fill, isWhole: false).Status, Is.EqualTo(ImageHeaderStatus.NeedMoreData));
        Assert.That(HeaderReading.Of(fill).ToString(), Is.EqualTo(Malformed));
    }
}
