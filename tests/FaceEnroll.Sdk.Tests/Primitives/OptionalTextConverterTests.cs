using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(OptionalTextConverter))]
public class OptionalTextConverterTests
{
    private static string? Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        _ = reader.Read();
        return new OptionalTextConverter().Read(ref reader, typeof(string), JsonSerializerOptions.Default);
    }

    [TestCase("\"a\"", "a")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("null", null)]
    [TestCase("true", null)]
    [TestCase("{\"a\":[1]}", null)]
    public void Read_Value_IsItsText(string json, string? text) => Assert.That(Read(json), Is.EqualTo(text));

    [Test]
    public void Read_SomethingElse_IsPassedOverWhole()
    {
        var reader = new Utf8JsonReader("[{\"a\":[1]},2]"u8);
        _ = reader.Read() && reader.Read();
        _ = new OptionalTextConverter().Read(ref reader, typeof(string), JsonSerializerOptions.Default);
        Assert.That(reader.Read(), Is.True);
        Assert.That(reader.GetInt32(), Is.EqualTo(2));
    }
}
