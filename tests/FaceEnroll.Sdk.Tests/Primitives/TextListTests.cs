using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(TextList))]
public class TextListTests
{
    [TestCase("[\"a\",2,null,\"b\"]", "a 2  b")]
    [TestCase("[]", "")]
    [TestCase("\"a\"", "a")]
    [TestCase("7", "7")]
    public void Read_ListOrOneText_IsAListWithAsMany(string json, string texts)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        _ = reader.Read();
        var list = TextList.Read(ref reader);
        Assert.That(string.Join(" ", list), Is.EqualTo(texts));
    }
}
