using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Registrations;

/// <summary>The registration's HttpClient: the user's own handlers join in, and nothing leaks or repeats by itself.</summary>
[TestOf(typeof(FaceEnrollmentBuilder))]
[TestOf(typeof(FaceEnrollmentGuardFilter))]
public class HttpClientTests
{
    private const string Name = "FaceEnroll.Sdk:TencentCloud";

    private sealed class CountingHandler : DelegatingHandler
    {
        public int Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Seen++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task ConfigureHttpClientDefaults_Handler_SeesTheRequests(bool before)
    {
        using var handler = new CountingHandler();
        var services = new ServiceCollection();
        if (before)
        {
            services.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(() => handler));
        }

        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        if (!before)
        {
            services.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(() => handler));
        }

        using var provider = services.Replying(Wire.Json(TencentCloudSetup.Success)).Build();
        await provider.GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(TencentCloudSetup.Request());
        Assert.That(handler.Seen, Is.EqualTo(1));
    }

    [Test]
    public void PrimaryHandler_FollowsNoRedirectAndKeepsNoCookie()
    {
        var services = new ServiceCollection();
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        using var provider = services.Build();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Name);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        var primary = (SocketsHttpHandler)handler;
        Assert.That(primary.AllowAutoRedirect, Is.False);
        Assert.That(primary.UseCookies, Is.False);
    }

    [Test]
    public void Client_Timeout_IsTheCallsOwnBusiness()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(1)));
        services.AddFaceEnrollment().AddTencentCloud(Di.Keys);
        using var provider = services.Build();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(Name);
        Assert.That(client.Timeout, Is.EqualTo(Timeout.InfiniteTimeSpan));
    }

    [TestCase("{}")]
    [TestCase(TencentCloudSetup.Success)]
    public async Task Logging_AtEveryLevel_ShowsNoUrlHeaderOrPerson(string reply)
    {
        using var log = new LogRecorder();
        var services = new ServiceCollection();
        services.AddLogging(b => b.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o => (o.SecretId, o.SecretKey, o.Token) = (Canary.KeyId, Canary.Secret, Canary.Token));
        using var provider = services.Replying(Wire.Json(reply)).Build();
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();
        var url = FaceImage.FromUrl(new Uri("https://pictures.example/?sig=" + Canary.Query));
        try
        {
            await client.EnrollAsync(new FaceEnrollmentRequest(Canary.PersonId, url));
        }
        catch (FaceEnrollmentOutcomeUnknownException) { }

        Assert.That(log.Messages.SelectMany(Canary.In), Is.Empty);
        Assert.That(log.Messages.Where(m => m.Contains("tencentcloudapi") || m.Contains("X-TC-")), Is.Empty);
    }
}
