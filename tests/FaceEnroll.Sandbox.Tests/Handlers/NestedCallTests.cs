using System.Net.Http.Headers;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A host's own requests through the same client, made inside a handler, are none of the guard's business.</summary>
public sealed class NestedCallTests : SdkFixture
{
    private const string Audit = "/_sandbox/pictures";

    [Test]
    public async Task Handler_PostsAnAuditBeforeAndAfter_EveryRequestArrivesOnce(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        var enrollments = 0;
        var audits = new List<string>();
        IHttpClientFactory? factory = null;
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client => client.AddHttpMessageHandler(() => new RunHandler(AuditedAsync))
        );
        factory = host.Services.GetRequiredService<IHttpClientFactory>();

        var result = await EnrollAsync(host.Client, Portrait.Bytes);

        Assert.That(result.Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Faces(vendor), Has.Count.EqualTo(1));
        Assert.That(audits, Has.Count.EqualTo(enrollments * 2).And.All.EqualTo("Created"));

        async Task<HttpResponseMessage> AuditedAsync(
            HttpRequestMessage request,
            Func<HttpRequestMessage, Task<HttpResponseMessage>> send
        )
        {
            if (request.RequestUri!.AbsolutePath == Audit)
            {
                return await send(request);
            }

            enrollments++;
            await AuditAsync();
            var response = await send(request);
            await AuditAsync();
            return response;
        }

        async Task AuditAsync()
        {
            using var http = factory!.CreateClient(GuardedHost.HttpClientName);
            using var content = new ByteArrayContent(Portrait.Bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var response = await http.PostAsync(new Uri(Sandbox.Url, Audit), content);
            audits.Add(response.StatusCode.ToString());
        }
    }

    [Test]
    public async Task Handler_FetchesATokenWhileTheReplyIsLost_OnlyTheEnrollmentIsUnknown()
    {
        var fetched = new List<string>();
        using var host = new GuardedHost(
            FaceVendor.FinAuth,
            Sandbox,
            client =>
                client
                    .AddHttpMessageHandler(static () => new BufferHandler())
                    .AddHttpMessageHandler(() =>
                        new RunHandler(
                            async (request, send) =>
                            {
                                using var token = await send(
                                    new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Url, "/_sandbox/health"))
                                );
                                fetched.Add(token.StatusCode.ToString());
                                return await send(request);
                            }
                        )
                    )
        );
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That((fetched, Faces(FaceVendor.FinAuth).Count), Is.EqualTo((new[] { "OK" }, 1)));
    }
}
