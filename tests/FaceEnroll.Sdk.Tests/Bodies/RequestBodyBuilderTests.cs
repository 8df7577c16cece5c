using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Bodies;
using FsCheck;
using FsCheck.Fluent;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>JSON strings are those that System.Text.Json would read back.</summary>
[TestOf(typeof(RequestBodyBuilder))]
public class RequestBodyBuilderTests
{
    private static async Task<byte[]> WriteAsync(string text)
    {
        using var body = new RequestBodyBuilder().JsonString(text).Build();
        var sink = new RecordingSink();
        await body.CopyToAsync(sink, default);
        return sink.All;
    }

    private static IEnumerable<string> Nasty() =>
        [
            "",
            "\"",
            "\\",
            "\\\\\"\"",
            "\b\f\n\r\t",
            string.Concat(Enumerable.Range(0, 0x20).Select(i => (char)i)),
            "\u007F\u0080\u009F\u00AD\u200B\u2028\u2029\uFEFF\uFFFE\uFFFF",
            "/<>&'+`",
            "张三-é",
            "😀😀😀",
            "\U0010FFFF",
            "a\uD83D",
            "\uDE00a",
            "\uDE00\uD83D",
            new string('"', 10_000),
            new string('\u0001', 10_000),
            string.Concat(Enumerable.Repeat("😀\"é\n", 5000)),
        ];

    [TestCaseSource(nameof(Nasty))]
    public async Task JsonString_NastyText_ReadsBack(string text)
    {
        var written = await WriteAsync(text);
        // Half a surrogate pair becomes U+FFFD, as Utf8JsonWriter writes it.
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        Assert.That(JsonDocument.Parse(written).RootElement.GetString(), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Nasty))]
    public async Task JsonString_NastyText_MeansWhatUtf8JsonWriterWrites(string text)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStringValue(text);
        }

        Assert.That(
            JsonDocument.Parse(await WriteAsync(text)).RootElement.GetString(),
            Is.EqualTo(JsonDocument.Parse(stream.ToArray()).RootElement.GetString())
        );
    }

    [Test]
    public void JsonString_AnyText_ReadsBack() =>
        Prop.ForAll<string?>(text =>
            {
                text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
                return JsonDocument.Parse(WriteAsync(text).Result).RootElement.GetString() == text;
            })
            .QuickCheckThrowOnFailure();

    [Test]
    public async Task JsonString_Base64AndUrls_AreNotEscaped() =>
        Assert.That(
            Encoding.UTF8.GetString(await WriteAsync("https://h/a?b=c&d='e'+/=<张>")),
            Is.EqualTo("\"https://h/a?b=c&d='e'+/=<张>\"")
        );
}
