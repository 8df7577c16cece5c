using System.Net;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using RichardSzalay.MockHttp;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

public class TencentCloudSmokeTests
{
    [Test]
    public async Task Enroll_Portrait_IsEnrolled()
    {
        string? body = null;
        string? auth = null;
        var mock = new MockHttpMessageHandler();
        mock.When("*")
            .Respond(async request =>
            {
                body = await request.Content!.ReadAsStringAsync();
                auth = request.Headers.GetValues("Authorization").Single();
                return new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(
                        """{"Response":{"SucFaceNum":1,"SucFaceIds":["2875186538564559728"],"RetCode":[0],"RequestId":"07d6"}}"""
                    ),
                };
            });
        IFaceEnrollmentClient client = new TencentCloudFaceEnrollmentClient(
            new TencentCloudOptions
            {
                SecretId = "id",
                SecretKey = "key",
                TimeProvider = new FixedTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1795236000)),
            },
            new HttpClient(mock)
        );
        var portrait = Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg");
        var result = await client.EnrollAsync(new FaceEnrollmentRequest("1001", FaceImage.FromFile(portrait)));
        Assert.That(result.Images[0].FaceId, Is.EqualTo("2875186538564559728"));
        Assert.That(
            body,
            Is.EqualTo($$"""{"PersonId":"1001","Images":["{{Convert.ToBase64String(File.ReadAllBytes(portrait))}}"]}""")
        );
        TestContext.Out.WriteLine(auth);
    }

    [Test]
    public async Task Di_Throttled_RetriesThenSucceeds()
    {
        var mock = new MockHttpMessageHandler();
        var n = 0;
        mock.When("*")
            .Respond(_ => new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    n++ == 0
                        ? """{"Response":{"Error":{"Code":"RequestLimitExceeded","Message":"x"},"RequestId":"r"}}"""
                        : """{"Response":{"SucFaceNum":1,"SucFaceIds":["2875186538564559728"],"RetCode":[0],"RequestId":"07d6"}}"""
                ),
            });
        var services = new ServiceCollection();
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o =>
            {
                o.SecretId = "id";
                o.SecretKey = "key";
                o.Retry.ThrottlingBaseDelay = TimeSpan.FromMilliseconds(1);
            });
        services.AddHttpClient("FaceEnroll.Sdk:TencentCloud").ConfigurePrimaryHttpMessageHandler(() => mock);
        await using var sp = services.BuildServiceProvider();
        var client = sp.GetRequiredService<IFaceEnrollmentClient>();
        var result = await client.EnrollAsync(
            new FaceEnrollmentRequest("1001", FaceImage.FromUrl(new Uri("https://example.com/a.jpg?q=1")))
        );
        Assert.That(n, Is.EqualTo(2));
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("<html>")]
    [TestCase("{\"Response\":{}}")]
    public void BadReply_IsUnknown(string reply)
    {
        var mock = new MockHttpMessageHandler();
        mock.When("*").Respond("application/json", reply);
        var client = new TencentCloudFaceEnrollmentClient(
            new TencentCloudOptions { SecretId = "id", SecretKey = "key" },
            new HttpClient(mock)
        );
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            client.EnrollAsync(
                new TencentCloudFaceEnrollmentRequest("1001", FaceImage.FromUrl(new Uri("https://example.com/a.jpg")))
            )
        );
        TestContext.Out.WriteLine(e!.Message);
        Assert.That(e.Images, Has.Count.EqualTo(1));
    }
}
