using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>
/// Files that libjpeg-turbo, libvips and ImageMagick decode, with the size that they show: what they decode is not this
/// library's to refuse. Read whole, and from a prefix.
/// </summary>
[TestOf(typeof(ImageHeader))]
[TestOf(typeof(JpegSegments))]
public class DecodableTests
{
    private static readonly byte[] s_frame = JpegSample.Frame(640, 480);
    private static readonly byte[] s_turned = JpegSample.Exif(6, littleEndian: true);

    private static readonly byte[] s_stray = [0x00, 0x12, 0xFF, 0x00, 0x34, 0x61];

    [TestCase("land-o6-byte.jpg", "Recognised Jpeg 480x640")]
    [TestCase("land-o6-after-sof.jpg", "Recognised Jpeg 480x640")]
    [TestCase("land-o6-le.jpg", "Recognised Jpeg 480x640")]
    [TestCase("port-o6.jpg", "Recognised Jpeg 640x480")]
    [TestCase("port-app-len-0.jpg", "Recognised Jpeg 480x640")]
    [TestCase("port-junk-after-soi.jpg", "Recognised Jpeg 480x640")]
    [TestCase("os2v2-header-36.bmp", "Recognised Bmp 64x64")]
    public void Read_Input_AsDecodersShowIt(string file, string expected)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Assets/Inputs", file));

        Assert.That(HeaderReading.Of(bytes).ToString(), Is.EqualTo(expected));
        Assert.That(HeaderReading.Of(bytes.AsSpan(0, 500), isWhole: false).ToString(), Is.EqualTo(expected));
    }

    private static IEnumerable<TestCaseData> Jpegs()
    {
        byte[] turned = s_turned;
        foreach (int marker in new[] { 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE, 0xDC })
        {
            foreach (byte length in new byte[] { 0, 1, 2 })
            {
                byte[] segment = [0xFF, (byte)marker, 0, length];
                yield return Case($"{marker:X2} of length {length}", "480x640", segment, turned, s_frame);
                yield return Case($"{marker:X2} of length {length} behind", "480x640", turned, s_frame, segment);
            }
        }

        yield return Case("stray bytes at the start", "480x640", s_stray, turned, s_frame);
        yield return Case("stray bytes in the middle", "480x640", turned, s_stray, s_frame);
        yield return Case("stray bytes behind the frame", "480x640", s_frame, s_stray, turned);
        yield return Case("EXIF behind the frame", "480x640", JpegSample.Jfif, s_frame, turned);
        yield return Case(
            "EXIF behind a table behind the frame",
            "480x640",
            s_frame,
            JpegSample.Segment(0xC4, new byte[17]),
            turned
        );
        yield return Case(
            "the first EXIF counts, before the frame",
            "640x480",
            JpegSample.Exif(3, true),
            s_frame,
            turned
        );
        byte[] largest = JpegSample.Segment(0xE2, new byte[65533]);
        byte[][] profile = [.. Enumerable.Repeat(largest, 20)];
        yield return Case("1.3 MB of APP2", "480x640", [.. profile, turned, s_frame]);
        yield return Case("1.3 MB of APP2 behind the frame", "480x640", [s_frame, .. profile, turned]);
        yield return Case("no APP segment", "640x480", s_frame);

        static TestCaseData Case(string name, string size, params byte[][] segments) =>
            new TestCaseData(JpegSample.File(segments), $"Recognised Jpeg {size}").SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Jpegs))]
    public void Read_Jpeg_AsDecodersShowIt(byte[] file, string expected)
    {
        Assert.That(HeaderReading.Of(file).ToString(), Is.EqualTo(expected));
        Assert.That(HeaderReading.Of(file, isWhole: false).ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void Read_OrientationOfAnyIntegerType_Counts([Values(1, 3, 4, 6, 8, 9)] int type, [Values] bool littleEndian)
    {
        byte[] exif = Orientation(type, count: 1, littleEndian);

        Assert.That(HeaderReading.Of(JpegSample.File(exif, s_frame)).Info.Orientation, Is.EqualTo(6));
    }

    [TestCase(1, 4, 6)]
    [TestCase(1, 5, 1)]
    [TestCase(3, 0, 1)]
    [TestCase(3, 2, 6)]
    [TestCase(3, 3, 1)]
    [TestCase(4, 2, 1)]
    [TestCase(5, 1, 1)]
    [TestCase(7, 1, 1)]
    [TestCase(13, 1, 1)]
    public void Read_OrientationByTypeAndCount_OnlyWhereItsValueStandsInTheEntry(int type, int count, int expected)
    {
        byte[] exif = Orientation(type, count, littleEndian: true);

        Assert.That(HeaderReading.Of(JpegSample.File(exif, s_frame)).Info.Orientation, Is.EqualTo(expected));
    }

    [Test]
    public void Read_BitmapOfEveryHeaderLength_IsRead([Range(16, 124)] int headerSize) =>
        Assert.That(
            HeaderReading.Of(PictureSample.Bmp(headerSize, 300, 400)).ToString(),
            Is.EqualTo("Recognised Bmp 300x400")
        );

    [TestCase(0xC4, 0)]
    [TestCase(0xC4, 1)]
    [TestCase(0xDB, 1)]
    [TestCase(0xCC, 0)]
    [TestCase(0xDD, 1)]
    [TestCase(0x02, 4)]
    [TestCase(0xBF, 4)]
    [TestCase(0xDF, 4)]
    [TestCase(0xF0, 4)]
    [TestCase(0xFD, 4)]
    public void Read_SegmentThatDecodersRefuse_Malformed(int marker, int length)
    {
        byte[] file = JpegSample.File([0xFF, (byte)marker, 0, (byte)length, 0, 0], s_frame);

        Assert.That(HeaderReading.Of(file).ToString(), Is.EqualTo("Malformed Jpeg"));
    }

    private static byte[] Orientation(int type, int count, bool littleEndian)
    {
        ByteWriter tiff = JpegSample.Tiff(littleEndian, 8).UInt16(1, littleEndian);
        JpegSample.Entry(tiff, littleEndian, 0x0112, type, count);
        _ = type switch
        {
            3 or 8 => tiff.UInt16(6, littleEndian).UInt16(0, false),
            1 or 6 => tiff.Bytes(6, 0, 0, 0),
            _ => tiff.UInt32(6, littleEndian),
        };
        return JpegSample.App1Exif(tiff.UInt32(0, false).ToArray());
    }
}
