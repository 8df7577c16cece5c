using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(EndpointText))]
public class EndpointTextTests
{
    [TestCase("https://x.example", true)]
    [TestCase("http://127.0.0.1:8080", true)]
    [TestCase("https://x.example/", false)]
    [TestCase("https://x.example/path", false)]
    [TestCase("https://x.example?q", false)]
    [TestCase("ftp://x.example", false)]
    [TestCase("file:///x", false)]
    [TestCase("x.example", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void IsAuthority_SchemeHostAndPortOnly(string? text, bool expected) =>
        Assert.That(EndpointText.IsAuthority(text), Is.EqualTo(expected));
}
