using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(NumberList))]
public class NumberListTests
{
    private static List<int> Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        _ = reader.Read();
        return NumberList.Read(ref reader);
    }

    [Test]
    public void Read_Numbers_AreThoseInTheirOrder() =>
        Assert.That(Read("[0,-1101,0]"), Is.EqualTo(new[] { 0, -1101, 0 }));

    [Test]
    public void Read_NoList_IsUnreadable() => Assert.That(() => Read("0"), Throws.TypeOf<JsonException>());
}
