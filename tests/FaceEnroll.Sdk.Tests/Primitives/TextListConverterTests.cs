using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(TextListConverter))]
public class TextListConverterTests
{
    [TestCase("[\"a\",2,null,\"b\"]", "a 2  b")]
    [TestCase("[]", "")]
    [TestCase("\"a\"", "a")]
    [TestCase("7", "7")]
    public void Read_ListOrOneText_IsAListWithAsMany(string json, string texts)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        _ = reader.Read();
        var list = new TextListConverter().Read(ref reader, typeof(List<string>), JsonSerializerOptions.Default)!;
        Assert.That(string.Join(" ", list), Is.EqualTo(texts));
    }
}
