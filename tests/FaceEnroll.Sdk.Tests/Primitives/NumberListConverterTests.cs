using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(NumberListConverter))]
public class NumberListConverterTests
{
    private static List<int>? Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        _ = reader.Read();
        return new NumberListConverter().Read(ref reader, typeof(List<int>), JsonSerializerOptions.Default);
    }

    [Test]
    public void Read_Numbers_AreThoseInTheirOrder() =>
        Assert.That(Read("[0,-1101,0]"), Is.EqualTo(new[] { 0, -1101, 0 }));

    [Test]
    public void Read_NoList_IsUnreadable() => Assert.That(() => Read("0"), Throws.TypeOf<JsonException>());
}
