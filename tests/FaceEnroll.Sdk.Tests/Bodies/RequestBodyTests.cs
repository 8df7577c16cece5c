using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>A body's length, hash and bytes agree, whatever its pictures.</summary>
[TestOf(typeof(RequestBody))]
[TestOf(typeof(PictureEncodings))]
[TestOf(typeof(HashSink))]
public class RequestBodyTests
{
    private static readonly int[] s_sizes =
    [
        1,
        2,
        3,
        4,
        5,
        6,
        255,
        256,
        5999,
        6000,
        6001,
        11999,
        12000,
        12001,
        15999,
        16000,
        16001,
        47998,
        47999,
        48000,
        48001,
        48002,
        96000,
        97500,
        130_000,
        131072,
        200_000,
        1_000_003,
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from encoding in Enum.GetValues<PictureEncoding>()
        from size in s_sizes
        from inMemory in new[] { true, false }
        select new TestCaseData(encoding.ToString(), size, inMemory);

    private static byte[] Noise(int length, int seed = 7)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static OpenedImage Open(byte[] bytes, bool inMemory) =>
        inMemory
            ? new OpenedImage(bytes)
            : new OpenedImage(new DribblingStream(bytes), 0, bytes.Length, new MemoryStream());

    private static byte[] Encoded(byte[] picture, PictureEncoding encoding)
    {
        if (encoding == PictureEncoding.Raw)
        {
            return picture;
        }

        var text = Convert.ToBase64String(picture);
        for (var times = (int)encoding - (int)PictureEncoding.Base64; times > 0; times--)
        {
            text = UriText.Escape(text);
        }

        return Encoding.ASCII.GetBytes(text);
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Pass_Picture_LengthHashAndBytesAgree(string how, int size, bool inMemory)
    {
        var encoding = Enum.Parse<PictureEncoding>(how);
        var picture = Noise(size);
        var opened = Open(picture, inMemory);
        using var body = new RequestBodyBuilder()
            .Literal("{\"a\":"u8)
            .Picture(opened, encoding)
            .Literal(","u8)
            .Picture(opened, encoding)
            .Literal("}"u8)
            .Build();
        byte[] expected =
        [
            .. "{\"a\":"u8,
            .. Encoded(picture, encoding),
            (byte)',',
            .. Encoded(picture, encoding),
            (byte)'}',
        ];

        var hash = await body.Sha256Async(default);
        var sink = new RecordingSink();
        await body.CopyToAsync(sink, default);

        Assert.That(sink.All.AsSpan().SequenceEqual(expected), Is.True);
        Assert.That(hash, Is.EqualTo(SHA256.HashData(expected)));
        Assert.That(body.Length, Is.EqualTo(expected.Length));
        Assert.That(
            sink.Chunks.Select(c => c.IsLast),
            Is.EqualTo(Enumerable.Range(1, sink.Chunks.Count).Select(i => i == sink.Chunks.Count))
        );
        Assert.That(sink.Chunks[^1].Bytes, Is.Not.Empty);
    }

    [Test]
    public async Task Pass_Repeated_IsTheSame()
    {
        using var body = new RequestBodyBuilder()
            .Literal("<"u8)
            .Picture(Open(Noise(100_000), inMemory: false), PictureEncoding.Base64)
            .Literal(">"u8)
            .Build();
        var first = await body.Sha256Async(default);
        Assert.That(await body.Sha256Async(default), Is.EqualTo(first));
    }

    [Test]
    public void Length_PercentEncodedPictureBeforeAnyPass_IsRefused()
    {
        using var body = new RequestBodyBuilder()
            .Picture(new OpenedImage(Noise(9)), PictureEncoding.Base64Percent)
            .Literal(">"u8)
            .Build();
        Assert.That(() => body.Length, Throws.InvalidOperationException);
    }

    [Test]
    public void Build_EndsWithAPicture_IsRefused() =>
        Assert.That(
            () => new RequestBodyBuilder().Picture(new OpenedImage(Noise(9)), PictureEncoding.Raw).Build(),
            Throws.InvalidOperationException
        );

    /// <summary>Two of TCP's largest segments, and no third for a few bytes.</summary>
    [TestCase(nameof(PictureEncoding.Base64), 125_000)]
    [TestCase(nameof(PictureEncoding.Base64Percent), 105_000)]
    public async Task Pass_LargePicture_ChunksFillTwoSegments(string encoding, int least)
    {
        const int LargestSegment = 65_483;
        using var picture = Open(Noise(1_000_000), inMemory: true);
        using var body = new RequestBodyBuilder()
            .Literal("{\"Image\":\""u8)
            .Picture(picture, Enum.Parse<PictureEncoding>(encoding))
            .Literal("\"}"u8)
            .Build();
        var sink = new RecordingSink();
        await body.CopyToAsync(sink, default);
        Assert.That(
            sink.Chunks.SkipLast(1).Select(c => c.Bytes.Length),
            Is.Not.Empty.And.All.InRange(least, 2 * LargestSegment)
        );
    }

    [TestCase(1)]
    [TestCase(300_000)]
    public async Task Pass_LiteralsOnly_IsOneLastChunk(int length)
    {
        var text = new string('x', length) + "é";
        using var body = new RequestBodyBuilder().Literal("abc"u8).Text(text).Build();
        var sink = new RecordingSink();
        await body.CopyToAsync(sink, default);
        Assert.That(sink.Chunks.Single().IsLast, Is.True);
        Assert.That(Encoding.UTF8.GetString(sink.All), Is.EqualTo("abc" + text));
        Assert.That(await body.Sha256Async(default), Is.EqualTo(SHA256.HashData(sink.All)));
    }

    [Test]
    public void Pass_SourceHoldsFewerBytesThanItSaid_IsTheSourcesFault()
    {
        using var body = new RequestBodyBuilder()
            .Picture(new OpenedImage(new MemoryStream(Noise(10)), 0, 11, new MemoryStream()), PictureEncoding.Base64)
            .Literal(">"u8)
            .Build();
        Assert.That(async () => await body.Sha256Async(default), Throws.InstanceOf<ImageReadException>());
    }
}
