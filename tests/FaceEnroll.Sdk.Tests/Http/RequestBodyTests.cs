using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sdk.Http;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Http;

/// <summary>A body's length, hash and bytes agree, whatever its pictures.</summary>
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
        12287,
        12288,
        12289,
        16383,
        16384,
        16385,
        49150,
        49151,
        49152,
        49153,
        49154,
        65535,
        65536,
        65537,
        98304,
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

    [Test]
    public async Task Pass_LiteralsOnly_IsOneLastChunk()
    {
        using var body = new RequestBodyBuilder().Literal("abc"u8).Text("é").Build();
        var sink = new RecordingSink();
        await body.CopyToAsync(sink, default);
        Assert.That(sink.Chunks.Single().IsLast, Is.True);
        Assert.That(sink.All, Is.EqualTo(Encoding.UTF8.GetBytes("abcé")));
    }

    [Test]
    public async Task Pass_LongLiteral_IsChunked()
    {
        var text = new string('x', 300_000);
        using var body = new RequestBodyBuilder().Text(text).Build();
        var sink = new RecordingSink();
        await body.CopyToAsync(sink, default);
        Assert.That(Encoding.ASCII.GetString(sink.All), Is.EqualTo(text));
        Assert.That(sink.Chunks.Count(c => c.IsLast), Is.EqualTo(1));
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
