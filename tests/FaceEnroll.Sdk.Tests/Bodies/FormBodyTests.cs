using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FaceEnroll.Sdk.Signing;
using FaceEnroll.Sdk.Tests.Signing;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Bodies;

[TestOf(typeof(FormBody))]
public class FormBodyTests
{
    private const int ChunkLimit = ChunkBuffer.Capacity;

    private string _directory = "";

    [SetUp]
    public void CreateDirectory() => _directory = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [TestCaseSource(nameof(RpcForms))]
    public async Task Encode_CapturedParameters_AreTheCapturedBytes(JsonElement entry)
    {
        var parameters = CapturedForm.Form(entry);
        var form = new FormBody();
        foreach (var parameter in parameters.Where(p => p.Name != "Signature").Reverse())
        {
            form.Add(parameter.Name, parameter.Value);
        }

        using var body = form.Encode("Signature", entry.Text("derived", "signature"));
        using var stringToSign = form.EncodeTwice(AlibabaRpcSignature.PostPrefix);
        Assert.That(
            Encoding.UTF8.GetString((await CollectingSink.OfAsync(body)).Bytes),
            Is.EqualTo(entry.Text("captured", "body", "text"))
        );
        Assert.That(
            Encoding.UTF8.GetString((await CollectingSink.OfAsync(stringToSign)).Bytes),
            Is.EqualTo(entry.Text("derived", "stringToSign"))
        );
    }

    [Test]
    public async Task Encode_EmptyValues_AreLeftOut()
    {
        using var body = new FormBody().Add("B", "2").Add("C", "").Add("D", (string?)null).Add("A", "1").Encode();
        Assert.That(Encoding.UTF8.GetString((await CollectingSink.OfAsync(body)).Bytes), Is.EqualTo("A=1&B=2"));
    }

    [Test]
    public async Task Encode_PictureOfEverySourceAndLength_IsTheSameTextAsAWhole(
        [ValueSource(typeof(PictureSources), nameof(PictureSources.Kinds))] string kind,
        [ValueSource(typeof(PictureSources), nameof(PictureSources.Lengths))] int length
    )
    {
        var bytes = PictureSources.Bytes(length);
        using var picture = await PictureSources.OpenAsync(kind, bytes, _directory);
        var form = new FormBody().Add("Z", "é/").Add("Picture", picture).Add("A", "b c");
        using var body = form.Encode();
        using var stringToSign = form.EncodeTwice("P&"u8);

        var expected = $"A=b%20c&Picture={UriText.Escape(Convert.ToBase64String(bytes))}&Z=%C3%A9%2F";
        for (var pass = 0; pass < 2; pass++)
        {
            var written = await CollectingSink.OfAsync(body);
            Assert.That(Encoding.UTF8.GetString(written.Bytes), Is.EqualTo(expected));
            Assert.That(written.LargestChunk, Is.LessThanOrEqualTo(ChunkLimit));
            Assert.That(written.LastAnnouncedAt, Is.EqualTo(new[] { (long)expected.Length }));
            Assert.That(body.Length, Is.EqualTo(expected.Length));
        }

        var signed = await CollectingSink.OfAsync(stringToSign);
        Assert.That(Encoding.UTF8.GetString(signed.Bytes), Is.EqualTo("P&" + UriText.Escape(expected)));
        Assert.That(signed.LargestChunk, Is.LessThanOrEqualTo(ChunkLimit));
    }

    [Test]
    public async Task Length_AfterThePassOverTheStringToSign_IsKnown(
        [ValueSource(typeof(PictureSources), nameof(PictureSources.Lengths))] int length
    )
    {
        var bytes = PictureSources.Bytes(length);
        using var picture = await PictureSources.OpenAsync("bytes", bytes, _directory);
        var form = new FormBody().Add("Picture", picture).Add("Z", "1");
        using var body = form.Encode();
        Assert.That(() => body.Length, Throws.InvalidOperationException);

        using var stringToSign = form.EncodeTwice(default);
        await stringToSign.Sha256Async(default);

        Assert.That(body.Length, Is.EqualTo((await CollectingSink.OfAsync(body)).Bytes.Length));
        Assert.That(stringToSign.Length, Is.EqualTo((await CollectingSink.OfAsync(stringToSign)).Bytes.Length));
    }

    [Test]
    public async Task Sha256Async_Form_IsTheHashOfTheBytes()
    {
        using var picture = await PictureSources.OpenAsync("file", PictureSources.Bytes(100_000), _directory);
        using var body = new FormBody().Add("Picture", picture).Add("Z", "1").Encode();
        var hash = await body.Sha256Async(default);
        Assert.That(hash, Is.EqualTo(SHA256.HashData((await CollectingSink.OfAsync(body)).Bytes)));
    }

    [Test]
    public void Encode_PictureLast_IsRefused()
    {
        var form = new FormBody().Add("A", "1").Add("Picture", new FaceEnroll.Sdk.Images.OpenedImage(new byte[3]));
        Assert.That(() => form.Encode(), Throws.InvalidOperationException);
    }

    private static IEnumerable<TestCaseData> RpcForms() =>
        VectorFile
            .Read("alibaba.json")
            .Cases("rpc-v1")
            .Where(c => ((JsonElement)c.Arguments[0]!).Text("id").StartsWith("rpc-post", StringComparison.Ordinal));
}
