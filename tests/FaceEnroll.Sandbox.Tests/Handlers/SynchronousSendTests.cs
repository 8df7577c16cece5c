using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A handler blocks a thread to send: the guard cannot see what leaves that way, so nothing does.</summary>
public sealed class SynchronousSendTests : SdkFixture
{
    [Test]
    public async Task SynchronousSend_OfABufferedBody_IsRefusedAndNothingIsSent(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            static client =>
                client
                    .AddHttpMessageHandler(static () => new BufferHandler())
                    .AddHttpMessageHandler(static () => new Blocking())
        );
        Sandbox.Faults.Next(null, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        // The buffered copy may have gone where no guard stands, so that "not sent" is more than can be known.
        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 0)));
        Assert.That(failure.Message, Does.Contain("synchronously"));
    }

    [Test]
    public async Task SynchronousSend_OfTheHostsOwnRequest_Passes()
    {
        using var http = new HttpClient(new FaceEnrollmentGuardHandler(new SocketsHttpHandler { UseProxy = false }));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Url, "/_sandbox/faces"));

        using var response = await Task.Run(() => http.Send(request));

        Assert.That(response.RequestMessage, Is.SameAs(request));
    }

    /// <summary>Up to three times, after any exception and any 5xx.</summary>
    private sealed class Blocking : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var response = Send(request, cancellationToken);
                    if ((int)response.StatusCode < 500 || attempt == 3)
                    {
                        return response;
                    }
                }
                catch (Exception) when (attempt < 3)
                {
                    // Whatever it was: once more.
                }
            }
        }
    }
}
