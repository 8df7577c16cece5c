using FaceEnroll.Sdk.Images;

namespace FaceEnroll.Sdk.Tests.Images;

/// <summary>A whole picture behind a cut one has the end that the cut one lacks: in memory that is told apart.</summary>
[TestOf(typeof(ImageEnding))]
[TestOf(typeof(JpegScans))]
[TestOf(typeof(PngChunks))]
public class FollowedPictureTests
{
    private static readonly byte[] s_jpeg = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg")
    );

    private static readonly byte[] s_png = PictureSample.Png(300, 400, PictureSample.PngChunk("IDAT", new byte[3000]));

    private static IEnumerable<TestCaseData> Pictures()
    {
        byte[] scans =
        [
            .. JpegSample.Start,
            .. JpegSample.Frame(300, 400, JpegSample.Progressive),
            .. JpegSample.Scan[..^2],
            // Between two scans anything may stand in a segment.
            .. JpegSample.Segment(0xE2, [0xFF, 0xD9, 0xFF, 0xD8, 1]),
            .. JpegSample.Segment(0xFE, [0xFF, 0xD8, 1]),
            .. JpegSample.Scan[..^2],
            0xFF,
            0x00,
            0xFF,
            0xD0,
            0xFF,
            0x02,
        ];
        yield return Case("JPEG, whole, a whole one behind it", [.. s_jpeg, .. s_jpeg], true);
        yield return Case("JPEG, whole, zeros and a cut one behind it", [.. s_jpeg, 0, 0, .. s_jpeg[..9000]], true);
        foreach (var length in new[] { 700, 20_000, 20_001, 20_002, 20_003, s_jpeg.Length - 2, s_jpeg.Length - 1 })
        {
            yield return Case($"JPEG, cut to {length}, a whole one behind it", [.. s_jpeg[..length], .. s_jpeg], false);
        }

        yield return Case("JPEG, cut, zeros and a whole one behind it", [.. s_jpeg[..20_000], 0, 0, .. s_jpeg], false);
        yield return Case("JPEG of two scans, whole", [.. scans, 0xFF, 0xFF, 0xD9], true);
        yield return Case("JPEG of two scans, whole, another behind it", [.. scans, 0xFF, 0xD9, .. s_jpeg], true);
        yield return Case("JPEG of two scans, cut", scans, false);
        yield return Case("JPEG of two scans, cut, another behind it", [.. scans, .. s_jpeg], false);
        yield return Case("JPEG, cut in a segment between scans", [.. scans[..^20], .. s_jpeg], false);
        byte[] film = PictureSample.Png(
            300,
            400,
            PictureSample.PngChunk("acTL", new byte[8]),
            PictureSample.PngChunk("fcTL", new byte[26]),
            PictureSample.PngChunk("fdAT", [0, 0, 0, 1, .. PictureSample.Png(9, 9)])
        );
        yield return Case("PNG of several frames, whole", film, true);
        yield return Case("PNG of several frames, cut, an end in a frame", film[..^12], false);
        yield return Case("PNG, whole, bytes behind it", [.. s_png, 1, 2, 3], true);
        yield return Case("PNG, whole, a whole one behind it", [.. s_png, .. s_png], true);
        foreach (var length in new[] { 40, 500, s_png.Length - 13, s_png.Length - 9, s_png.Length - 5 })
        {
            yield return Case($"PNG, cut to {length}, a whole one behind it", [.. s_png[..length], .. s_png], false);
        }

        static TestCaseData Case(string name, byte[] bytes, bool isWhole) =>
            new TestCaseData(bytes, isWhole).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Pictures))]
    public async Task Check_PictureInMemory_IsToldFromTheOneBehindIt(byte[] bytes, bool isWhole)
    {
        using var image = new OpenedImage(bytes);
        var broken = await image.CheckAsync(TencentCloud.TencentCloudLimits.Instance, CancellationToken.None);
        Assert.That(broken?.ForWarning() ?? "", isWhole ? Is.Empty : Does.Contain("part of it may be missing"));
    }
}
