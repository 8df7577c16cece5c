using FaceEnroll.Sdk.Primitives;

namespace FaceEnroll.Sdk.Tests.Primitives;

[TestOf(typeof(EndpointPath))]
public class EndpointPathTests
{
    [Test]
    public void At_SameEndpoint_IsJoinedOnce_AnotherAnew()
    {
        var path = new EndpointPath("/v1/add");
        var (one, other) = (new Uri("https://one.example"), new Uri("https://other.example:8443"));
        var joined = path.At(one);
        Assert.That(joined, Is.EqualTo(new Uri("https://one.example/v1/add")));
        Assert.That(path.At(one), Is.SameAs(joined));
        Assert.That(path.At(other), Is.EqualTo(new Uri("https://other.example:8443/v1/add")));
        Assert.That(path.At(one), Is.EqualTo(joined));
    }
}
