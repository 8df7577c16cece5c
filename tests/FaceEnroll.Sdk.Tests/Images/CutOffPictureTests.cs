using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>Pictures whose end is missing: decoders show what is there, so it is advice, wherever the picture comes from.</summary>
[TestOf(typeof(ImageEnding))]
[TestOf(typeof(JpegScans))]
[TestOf(typeof(PngChunks))]
public class CutOffPictureTests
{
    private const string NoEnd = "complete (it has no end-of-image marker: part of it may be missing)";
    private const string NoEndChunk = "complete (it has no whole IEND chunk: part of it may be missing)";

    private static readonly byte[] s_jpeg = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg")
    );

    private static readonly byte[] s_thumbnail = JpegSample.Segment(0xE2, [0xFF, 0xD8, 1, 2, 0xFF, 0xD9]);

    private static IEnumerable<TestCaseData> Pictures()
    {
        var png = PictureSample.Png(300, 400);
        var small = JpegSample.File(s_thumbnail, JpegSample.Frame(300, 400));
        var turned = JpegSample.File(JpegSample.Exif(3, littleEndian: true), JpegSample.Frame(300, 400), s_thumbnail);
        byte[][] profile = [.. Enumerable.Repeat(JpegSample.Segment(0xE2, new byte[65533]), 20)];
        byte[] profiled = [.. JpegSample.File([.. profile, JpegSample.Frame(300, 400)])];
        yield return Case("JPEG", s_jpeg, null);
        yield return Case("JPEG with bytes behind its end", [.. s_jpeg, .. new byte[5000]], null);
        yield return Case("JPEG with another behind its end", [.. s_jpeg, .. s_jpeg.AsSpan(0, 9000).ToArray()], null);
        yield return Case("JPEG without the marker", s_jpeg[..^2], NoEnd);
        yield return Case("JPEG with half a marker", s_jpeg[..^1], NoEnd);
        yield return Case("JPEG cut in its middle", s_jpeg[..20_000], NoEnd);
        yield return Case("JPEG cut, with an end in a segment before", small[..^2], NoEnd);
        yield return Case("JPEG cut, EXIF before the frame, an end behind it", turned[..^2], NoEnd);
        yield return Case("JPEG cut to its header", s_jpeg[..600], NoEnd);
        yield return Case("JPEG without the marker, 1.3 MB of header", profiled[..^2], NoEnd);
        yield return Case("JPEG whole, 1.3 MB of header", profiled, null);
        yield return Case("JPEG with a film behind its end", [.. s_jpeg, .. new byte[300_000]], null);
        yield return Case("JPEG whole, with an end in a segment before", small, null);
        yield return Case("PNG", png, null);
        yield return Case("PNG with bytes behind its end", [.. png, .. new byte[5000]], null);
        yield return Case("PNG cut", png[..^12], NoEndChunk);
        yield return Case("PNG cut in its last chunk", png[..^4], NoEndChunk);
        yield return Case("PNG cut by a byte", png[..^1], NoEndChunk);
        yield return Case("BMP", PictureSample.Bmp(40, 300, 400), null);

        static TestCaseData Case(string name, byte[] bytes, string? rule) =>
            new TestCaseData(bytes, rule).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Pictures))]
    public async Task Enroll_InMemory_WarnsAndSends(byte[] bytes, string? rule) =>
        Assert.That(await WarningsAsync(FaceImage.FromBytes(bytes)), Is.EqualTo(Expected(rule)));

    [TestCaseSource(nameof(Pictures))]
    public async Task Enroll_OneShotStream_IsInMemoryToo(byte[] bytes, string? rule) =>
        Assert.That(await WarningsAsync(FaceImage.FromStream(new OneShotStream(bytes))), Is.EqualTo(Expected(rule)));

    [TestCaseSource(nameof(Pictures))]
    public async Task Enroll_SeekableStream_IsNoDifferent(byte[] bytes, string? rule)
    {
        // The picture need not be all that the stream holds.
        var stream = new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 };
        Assert.That(await WarningsAsync(FaceImage.FromStream(stream)), Is.EqualTo(Expected(rule)));
    }

    [TestCaseSource(nameof(Pictures))]
    public async Task Enroll_File_IsNoDifferent(byte[] bytes, string? rule)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes);
            Assert.That(await WarningsAsync(FaceImage.FromFile(path)), Is.EqualTo(Expected(rule)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public async Task Enroll_LargeWholePicture_IsReadAtItsEndOnlyALittle()
    {
        byte[] picture = [.. s_jpeg[..^2], .. new byte[2_000_000], 0xFF, 0xD9];
        using var stream = new CountingStream(picture);
        await WarningsAsync(FaceImage.FromStream(stream));
        // The first prefix and the end; then twice the whole, for its hash and for the wire.
        Assert.That(stream.BytesRead - (2L * picture.Length), Is.InRange(1, 20_000));
    }

    private static IEnumerable<string> Expected(string? rule) =>
        rule is null ? [] : [$"Warning: branch: picture 0 should be {rule}; it is sent all the same."];

    private static async Task<IEnumerable<string>> WarningsAsync(FaceImage image)
    {
        var log = new LogRecorder();
        var options = new TencentCloudOptions { SecretId = "i", SecretKey = "k" };
        var http = Wire.Json(TencentCloudSetup.Success).Client;
        var registration = new Registration<TencentCloudOptions>(
            FaceVendor.TencentCloud,
            "branch",
            () => options,
            () => http,
            log
        );
        await new TencentCloudFaceEnrollmentClient(registration).EnrollAsync(TencentCloudSetup.Request(image));
        return log.Entries.Where(e => e.Id == 1).Select(e => $"Warning: {e.Message}");
    }

    /// <summary>Counts the bytes that are read.</summary>
    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public long BytesRead { get; private set; }

        /// <summary>Every other way to read comes here.</summary>
        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
