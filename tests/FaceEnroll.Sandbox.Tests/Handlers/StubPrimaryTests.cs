using System.Net;
using System.Text;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A stub in the primary handler's place reads no body, and its reply counts all the same.</summary>
public sealed class StubPrimaryTests : SdkFixture
{
    [Test]
    public async Task Stub_BehindThePublicGuard_IsASuccess()
    {
        using var http = new HttpClient(new FaceEnrollmentGuardHandler(new Stub()));
        var options = new FinAuthOptions
        {
            ApiKey = "key",
            ApiSecret = "secret",
            LibraryId = "staff",
        };

        var result = await EnrollAsync(new FinAuthFaceEnrollmentClient(options, http), Portrait.Bytes);

        Assert.That(result.Images.Single().FaceId, Is.EqualTo("f1"));
    }

    [Test]
    public async Task Stub_OfARegistration_IsASuccess([Values] bool withHandlers)
    {
        using var stub = new Stub();
        using var host = new GuardedHost(
            FaceVendor.FinAuth,
            Sandbox,
            client =>
            {
                client.ConfigurePrimaryHttpMessageHandler(() => stub);
                if (withHandlers)
                {
                    client
                        .AddHttpMessageHandler(static () => new LogBodyHandler())
                        .AddHttpMessageHandler(static () => new CloneHandler());
                }
            }
        );

        var result = await EnrollAsync(host.Client, Portrait.Bytes);

        Assert.That(result.Images.Single().FaceId, Is.EqualTo("f1"));
    }

    private sealed class Stub : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK)
                {
                    RequestMessage = request,
                    Content = new StringContent(
                        """{"request_id":"1,a","time_used":9,"face_token":"f1"}""",
                        Encoding.UTF8,
                        "application/json"
                    ),
                }
            );
    }
}
