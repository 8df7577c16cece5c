using System.Net;
using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Foreign;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>A host may raise the version to HTTP/2, where the framework repeats requests by itself.</summary>
public sealed class Http2Tests : SdkFixture
{
    private const int RefusedStream = 7;
    private H2Server _server = null!;

    [SetUp]
    public async Task StartServerAsync() => _server = await H2Server.StartAsync();

    [TearDown]
    public async Task StopServerAsync() => await _server.DisposeAsync();

    [Test]
    public async Task NothingWrong_IsEnrolled([Values] bool buffered)
    {
        using var host = Host(buffered);

        var result = await EnrollAsync(host.Client, Picture());

        Assert.That(result.Images.Single().FaceId, Is.EqualTo("f1"));
        Assert.That((_server.Requests, _server.WholeBodies), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task StreamRefusedAfterItsBodyWasRead_IsSentOnce([Values] bool buffered)
    {
        _server.First = async http =>
        {
            await _server.ReadAsync(http);
            http.Features.Get<IHttpResetFeature>()!.Reset(RefusedStream);
        };
        using var host = Host(buffered);

        var failure = await FailureAsync(EnrollAsync(host.Client, Picture()));

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That(_server.WholeBodies, Is.EqualTo(1));
    }

    [Test]
    public async Task ReplyToABodyNobodyRead_IsNoSuccess([Values] bool buffered)
    {
        // Answered, the stream ends; the window keeps the rest of the body at the client.
        _server.First = H2Server.AnswerAsync;
        using var host = Host(buffered);

        var failure = await FailureAsync(EnrollAsync(host.Client, Picture()));

        Assert.That(failure.Certainty, Is.Not.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(_server.WholeBodies, Is.LessThanOrEqualTo(1));
    }

    private static byte[] Picture() => UniquePicture.Make(new Random(1), 1, 400_000);

    private GuardedHost Host(bool buffered) =>
        new(
            FaceVendor.FinAuth,
            Sandbox,
            client =>
            {
                if (buffered)
                {
                    client.AddHttpMessageHandler(static () => new BufferHandler());
                }

                client.AddHttpMessageHandler(static () =>
                    new RunHandler(
                        static (request, send) =>
                        {
                            request.Version = HttpVersion.Version20;
                            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
                            return send(request);
                        }
                    )
                );
            },
            options: o => (o.Endpoint, o.Retry.MaxRetries) = (_server.Url, 0)
        );
}
