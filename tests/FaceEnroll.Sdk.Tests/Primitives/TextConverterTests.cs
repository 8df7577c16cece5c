using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(TextConverter))]
public class TextConverterTests
{
    private static string? Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        _ = reader.Read();
        return new TextConverter().Read(ref reader, typeof(string), JsonSerializerOptions.Default);
    }

    [TestCase("\"a\"", "a")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("null", null)]
    public void Read_Value_IsItsText(string json, string? text) => Assert.That(Read(json), Is.EqualTo(text));

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("true")]
    public void Read_NeitherTextNorNumber_IsUnreadable(string json) =>
        Assert.That(() => Read(json), Throws.TypeOf<JsonException>());
}
