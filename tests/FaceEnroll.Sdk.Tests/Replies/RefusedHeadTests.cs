using System.Net;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Replies;

/// <summary>What servers and proxies say of a request's head, before any vendor has seen it.</summary>
[TestOf(typeof(VendorReply))]
public class RefusedHeadTests
{
    [TestCase(414, "", "address is longer")]
    [TestCase(414, "<html>no</html>", "address is longer")]
    [TestCase(431, "", "headers are larger")]
    [TestCase(431, "<html>no</html>", "headers are larger")]
    public void Enroll_HeadRefused_SaysWhatOfIt(int status, string body, string words)
    {
        var wire = new Wire(_ => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });
        var client = TencentCloudSetup.Client(wire);
        var error = Assert.ThrowsAsync<FaceEnrollmentException>(() =>
            client.EnrollAsync(TencentCloudSetup.Request(FaceImage.FromUrl(new Uri("https://pictures.example/1.jpg"))))
        )!;
        Assert.That(
            error.Message,
            Does.Contain($"The request's {words} than the server takes, or a proxy on the way.")
        );
        Assert.That(error.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(error.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotApplied));
    }
}
