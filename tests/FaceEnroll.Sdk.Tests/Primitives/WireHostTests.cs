using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(WireHost))]
public class WireHostTests
{
    [TestCase("https://iai.tencentcloudapi.com", "iai.tencentcloudapi.com")]
    [TestCase("https://iai.tencentcloudapi.com:443", "iai.tencentcloudapi.com")]
    [TestCase("https://h.example:8443", "h.example:8443")]
    [TestCase("http://h.example:80", "h.example")]
    [TestCase("http://h.example:443", "h.example:443")]
    [TestCase("http://127.0.0.1:5000", "127.0.0.1:5000")]
    [TestCase("http://[::1]:5000", "[::1]:5000")]
    [TestCase("https://[2001:DB8::1]", "[2001:db8::1]")]
    [TestCase("https://H.Example", "h.example")]
    [TestCase("https://bücher.example", "xn--bcher-kva.example")]
    public void Of_Endpoint_IsTheHostHeader(string endpoint, string host) =>
        Assert.That(WireHost.Of(new Uri(endpoint)), Is.EqualTo(host));
}
