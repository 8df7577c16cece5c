using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(CountText))]
public class CountTextTests
{
    [TestCase("0", 0)]
    [TestCase("41", 41)]
    [TestCase("5000000000", 5000000000)]
    [TestCase(null, null)]
    [TestCase("", null)]
    [TestCase("-1", null)]
    [TestCase("1.0", null)]
    [TestCase("many", null)]
    public void Of_AText_IsItsNumber(string? text, long? expected) =>
        Assert.That(CountText.Of(text), Is.EqualTo(expected));
}
