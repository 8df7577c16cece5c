using System.Net;
using System.Text;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A handler sends a copy by a client of its own, which no guard sees; or it answers by itself.</summary>
public sealed class OtherWayTests : SdkFixture
{
    [Test]
    public async Task OtherWay_AfterARefusedConnection_ReplyLost_IsUnknownAndNotRetried(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client => FallBack(client).ConfigurePrimaryHttpMessageHandler(static () => new Refusing())
        );
        // Every reply is lost: a retry of ours would store again.
        for (var i = 0; i < 4; i++)
        {
            Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(SandboxMoment.BeforeReplying));
        }

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [Test]
    public async Task OtherWay_AfterALostReply_IsNoSuccess([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var host = new GuardedHost(vendor, Sandbox, client => FallBack(client));
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(failure.Message, Does.Contain("copied the request"));
    }

    // The guard's own reply came before a byte of the body; then the copy goes another way, and its reply is lost.
    [Test]
    public async Task OtherWay_AfterAReply_ReplyLost_IsUnknownAndNotRetried(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client => FallBack(client).ConfigurePrimaryHttpMessageHandler(static () => new Busy())
        );
        for (var i = 0; i < 4; i++)
        {
            Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(SandboxMoment.BeforeReplying));
        }

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    // The request itself, not a copy, goes by another client first; the guard then refuses to send it again.
    [Test]
    public async Task OtherWay_OfTheRequestItself_ThenTheGuard_IsUnknown(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        using var other = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() =>
                    new RunHandler(
                        async (request, send) =>
                        {
                            try
                            {
                                return await other.SendAsync(request, CancellationToken.None);
                            }
                            catch (HttpRequestException)
                            {
                                return await send(request);
                            }
                        }
                    )
                )
        );
        Sandbox.Faults.Next(vendor.InSandbox(), SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That((failure.Certainty, Faces(vendor).Count), Is.EqualTo((FaceEnrollmentCertainty.Unknown, 1)));
    }

    [Test]
    public async Task OtherWay_FromTheStart_IsNoSuccess([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            client =>
                client.AddHttpMessageHandler(() =>
                    new RunHandler(async (request, _) => await Http.SendAsync(await DetachedCopy.OfAsync(request)))
                )
        );

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
    }

    // With a body that was never read nothing can have left another way.
    [Test]
    public async Task RefusedConnection_WithoutACopy_IsNotSent([ValueSource(nameof(Vendors))] FaceVendor vendor)
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            static client => client.ConfigurePrimaryHttpMessageHandler(static () => new Refusing())
        );

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
    }

    [Test]
    public async Task RefusedConnection_WithACopyThatWentNowhereElse_IsNotUnknown(
        [ValueSource(nameof(Vendors))] FaceVendor vendor
    )
    {
        using var host = new GuardedHost(
            vendor,
            Sandbox,
            static client =>
                client
                    .AddHttpMessageHandler(static () =>
                        new RunHandler(async (request, send) => await send(await DetachedCopy.OfAsync(request)))
                    )
                    .ConfigurePrimaryHttpMessageHandler(static () => new Refusing())
        );

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That(failure.Certainty, Is.Not.EqualTo(FaceEnrollmentCertainty.Unknown));
    }

    [Test]
    public async Task Handler_AnswersByItself_IsNoSuccess()
    {
        using var host = new GuardedHost(
            FaceVendor.FinAuth,
            Sandbox,
            static client =>
                client.AddHttpMessageHandler(static () => new RunHandler((_, _) => Task.FromResult(Answer())))
        );

        var failure = await FailureAsync(EnrollAsync(host.Client, Portrait.Bytes));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(failure.Message, Does.Contain("primary handler"));
    }

    private IHttpClientBuilder FallBack(IHttpClientBuilder client) =>
        client.AddHttpMessageHandler(() =>
            new RunHandler(
                async (request, send) =>
                {
                    if (request.Content is null)
                    {
                        return await Http.SendAsync(await DetachedCopy.OfAsync(request));
                    }

                    var copy = await DetachedCopy.OfAsync(request);
                    try
                    {
                        var response = await send(await DetachedCopy.OfAsync(copy));
                        if (response.StatusCode < HttpStatusCode.InternalServerError)
                        {
                            return response;
                        }
                    }
                    catch (HttpRequestException)
                    {
                        // By the other way, then.
                    }

                    return await Http.SendAsync(copy);
                }
            )
        );

    private static HttpResponseMessage Answer() =>
        new(HttpStatusCode.OK)
        {
            Content = new StringContent(
                """{"request_id":"1,a","time_used":9,"face_token":"f1"}""",
                Encoding.UTF8,
                "application/json"
            ),
        };

    private sealed class Busy : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request });
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromException<HttpResponseMessage>(new HttpRequestException("Connection refused"));
    }
}
