using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>
/// Headers that libjpeg-turbo gives up, wherever before the pixels the fault stands. The same list is held against the sandbox
/// in its own tests.
/// </summary>
[TestOf(typeof(ImageHeader))]
[TestOf(typeof(JpegTables))]
public class RefusedByDecodersTests
{
    private static readonly byte[] s_frame = JpegSample.Frame(480, 640);

    private static IEnumerable<TestCaseData> Frames()
    {
        foreach (byte marker in new byte[] { 0xC5, 0xC6, 0xC7, 0xC8, 0xCD, 0xCE, 0xCF })
        {
            yield return Case($"frame of type {marker:X2}", JpegSample.Frame(480, 640, marker));
        }

        foreach (byte precision in new byte[] { 0, 1, 7, 9, 16 })
        {
            yield return Case($"precision {precision}", With(s_frame, 4, precision));
        }

        foreach (byte precision in new byte[] { 0, 1, 17 })
        {
            yield return Case(
                $"lossless of precision {precision}",
                With(JpegSample.Frame(480, 640, 0xC3), 4, precision)
            );
        }

        foreach (byte sampling in new byte[] { 0x00, 0x01, 0x10, 0x51, 0x15 })
        {
            yield return Case($"sampling {sampling:X2}", With(s_frame, 11, sampling));
            yield return Case($"sampling {sampling:X2} of the last", With(s_frame, 17, sampling));
        }

        yield return Case("too wide", JpegSample.Frame(65501, 640));
        yield return Case("too high", JpegSample.Frame(480, 65501));
        yield return Case("too many components", JpegSample.Frame(480, 640, components: 11));
        yield return Case("two frames", [.. s_frame, .. s_frame]);

        static TestCaseData Case(string name, byte[] frame) => new TestCaseData(frame).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Frames))]
    public void Read_Frame_Malformed(byte[] frame) => AssertMalformed(frame);

    private static IEnumerable<TestCaseData> Segments()
    {
        yield return Case("DRI of length 3", [0xFF, 0xDD, 0, 3, 0]);
        yield return Case("DRI of length 5", JpegSample.Segment(0xDD, new byte[3]));
        yield return Case("DQT cut", JpegSample.Segment(0xDB, new byte[64]));
        yield return Case("DQT of 16 bits cut", JpegSample.Segment(0xDB, [0x10, .. new byte[64]]));
        yield return Case("DQT with an index that is none", JpegSample.Segment(0xDB, [4, .. new byte[64]]));
        yield return Case("DHT cut", JpegSample.Segment(0xC4, new byte[16]));
        yield return Case("DHT with more than it says", JpegSample.Segment(0xC4, new byte[19]));
        yield return Case("DHT with less than it says", JpegSample.Segment(0xC4, [0, 9, .. new byte[15], 1]));
        yield return Case("DHT with an index that is none", JpegSample.Segment(0xC4, [0x14, .. new byte[16]]));
        yield return Case("DAC of an odd length", JpegSample.Segment(0xCC, [0, 0x10, 0]));
        yield return Case("DAC with an index that is none", JpegSample.Segment(0xCC, [0x20, 0x10]));
        yield return Case("DAC with bounds the wrong way round", JpegSample.Segment(0xCC, [0, 0x01]));
        yield return Case("a marker of an extension", [0xFF, 0xF7, 0, 2]);
        yield return Case("another image", [0xFF, 0xD8]);
        yield return Case("the end", [0xFF, 0xD9]);
        yield return Case("a scan of no component", JpegSample.Segment(0xDA, [0, 0, 63, 0]));
        yield return Case("a scan of another length", JpegSample.Segment(0xDA, [1, 1, 0, 0, 63]));

        static TestCaseData Case(string name, byte[] segment) => new TestCaseData(segment).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Segments))]
    public void Read_SegmentOnEitherSideOfTheFrame_Malformed(byte[] segment)
    {
        AssertMalformed(segment, s_frame);
        AssertMalformed(s_frame, segment);
        AssertMalformed(JpegSample.Exif(6, littleEndian: true), s_frame, segment);
    }

    [Test]
    public void Read_SoundTables_Recognised()
    {
        byte[][] tables =
        [
            JpegSample.Segment(0xDB, [3, .. new byte[64], 0x11, .. new byte[128]]),
            JpegSample.Segment(0xC4, [0x13, 2, .. new byte[15], 5, 6, 0, .. new byte[16]]),
            JpegSample.Segment(0xCC, [0, 0x10, 0x1F, 0x01]),
            JpegSample.Segment(0xDD, [0, 4]),
        ];
        foreach (byte precision in new byte[] { 8, 12 })
        {
            byte[] file = JpegSample.File([.. tables, With(s_frame, 4, precision), .. tables]);
            Assert.That(HeaderReading.Of(file).ToString(), Is.EqualTo("Recognised Jpeg 480x640"));
        }
    }

    private static void AssertMalformed(params byte[][] segments)
    {
        byte[] file = JpegSample.File(segments);
        Assert.That(HeaderReading.Of(file).ToString(), Is.EqualTo("Malformed Jpeg"));
        Assert.That(HeaderReading.Of(file, isWhole: false).ToString(), Is.EqualTo("Malformed Jpeg"));
    }

    private static byte[] With(byte[] bytes, int index, byte value)
    {
        byte[] changed = [.. bytes];
        changed[index] = value;
        return changed;
    }
}
