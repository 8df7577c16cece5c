using System.Text;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Tests.Images;

namespace FaceEnroll.Sdk.Tests.Bodies;

[TestOf(typeof(MultipartBody))]
public class MultipartBodyTests
{
    [Test]
    public async Task Build_TextFileAndBase64_IsExactlyCurlsForm()
    {
        byte[] picture = [0xFF, 0xD8, 0, 13, 10, 0xFF];
        var form = new MultipartBody()
            .Text("group_id", "staff")
            .File("file", new OpenedImage(picture), FaceImageFormat.Jpeg)
            .Base64("image", new OpenedImage(picture));
        var boundary = form.ContentType["multipart/form-data; boundary=".Length..];

        byte[] expected =
        [
            .. Encoding.ASCII.GetBytes(
                $"--{boundary}\r\nContent-Disposition: form-data; name=\"group_id\"\r\n\r\nstaff\r\n"
                    + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"face.jpg\"\r\n"
                    + "Content-Type: image/jpeg\r\n\r\n"
            ),
            .. picture,
            .. Encoding.ASCII.GetBytes(
                $"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"image\"\r\n\r\n"
                    + Convert.ToBase64String(picture)
                    + $"\r\n--{boundary}--\r\n"
            ),
        ];
        using var body = form.Build();
        Assert.That(await BytesAsync(body), Is.EqualTo(expected));
        Assert.That(body.Length, Is.EqualTo(expected.Length));
    }

    [TestCase("")]
    [TestCase("a\r\nb")]
    [TestCase("Zoë 名 😀")]
    [TestCase("--x--\r\n")]
    public async Task Text_AnyValue_ArrivesAsItsUtf8(string value)
    {
        var form = new MultipartBody().Text("user_data", value);
        using var body = form.Build();

        var parts = MultipartReader.Read(form.ContentType, await BytesAsync(body));

        Assert.That(parts.Single().Text, Is.EqualTo(value));
        Assert.That(parts.Single().ContentType, Is.Null);
    }

    [TestCase("a\rb")]
    [TestCase("a\nb")]
    [TestCase("a\"b")]
    [TestCase("a\\b")]
    [TestCase("é")]
    [TestCase("\0")]
    public void Text_NameThatCouldEndItsHeader_IsRefused(string name) =>
        Assert.That(() => new MultipartBody().Text(name, "x"), Throws.ArgumentException);

    [TestCase(FaceImageFormat.Jpeg, "face.jpg", "image/jpeg")]
    [TestCase(FaceImageFormat.Png, "face.png", "image/png")]
    [TestCase(FaceImageFormat.Bmp, "face.bmp", "image/bmp")]
    [TestCase(FaceImageFormat.Gif, "face.gif", "image/gif")]
    [TestCase(FaceImageFormat.WebP, "face.webp", "image/webp")]
    [TestCase(FaceImageFormat.Unknown, "face", "application/octet-stream")]
    public async Task File_Format_GivesNameAndType(FaceImageFormat format, string name, string type)
    {
        var form = new MultipartBody().File("file", new OpenedImage(new byte[] { 1 }), format);
        using var body = form.Build();

        var part = MultipartReader.Read(form.ContentType, await BytesAsync(body)).Single();

        Assert.That((part.FileName, part.ContentType), Is.EqualTo((name, type)));
    }

    [Test]
    public async Task File_PictureOfManyChunksFromAStream_ArrivesWhole()
    {
        var bytes = new byte[200_001];
        new Random(7).NextBytes(bytes);
        using var stream = new MemoryStream(bytes);
        using var picture = new OpenedImage(stream, 0, bytes.Length, stream);
        var form = new MultipartBody().File("file", picture, FaceImageFormat.Png);
        using var body = form.Build();

        var wire = await BytesAsync(body);

        Assert.That(MultipartReader.Read(form.ContentType, wire).Single().Body, Is.EqualTo(bytes));
        Assert.That(body.Length, Is.EqualTo(wire.Length));
    }

    [Test]
    public void ContentType_EachBody_HasABoundaryOfItsOwn() =>
        Assert.That(
            Enumerable.Range(0, 100).Select(_ => new MultipartBody().ContentType).Distinct().Count(),
            Is.EqualTo(100)
        );

    [TestCaseSource(typeof(ImageSamples), nameof(ImageSamples.All))]
    public async Task FormatOf_Sample_IsItsFormat(ImageSample sample)
    {
        using var stream = new MemoryStream(sample.Bytes);
        using var streamed = new OpenedImage(stream, 0, sample.Bytes.Length, stream);

        Assert.That(
            await MultipartBody.FormatOfAsync(new OpenedImage(sample.Bytes), default),
            Is.EqualTo(sample.Format)
        );
        Assert.That(await MultipartBody.FormatOfAsync(streamed, default), Is.EqualTo(sample.Format));
    }

    [Test]
    public async Task FormatOf_NoPicture_IsUnknown() =>
        Assert.That(
            await MultipartBody.FormatOfAsync(new OpenedImage(new byte[] { 1, 2, 3 }), default),
            Is.EqualTo(FaceImageFormat.Unknown)
        );

    private static async Task<byte[]> BytesAsync(RequestBody body)
    {
        var sink = new CollectingSink();
        await body.CopyToAsync(sink, default);
        return sink.Bytes.ToArray();
    }

    private sealed class CollectingSink : BodySink
    {
        public MemoryStream Bytes { get; } = new();

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> chunk,
            bool isLast,
            CancellationToken cancellationToken
        )
        {
            Bytes.Write(chunk.Span);
            return default;
        }
    }
}
