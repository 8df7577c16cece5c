using FaceEnroll.Sdk.Sending;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>A host's own retry handler must not send a face twice, and must be told so.</summary>
[TestOf(typeof(FaceEnrollmentGuardHandler))]
[TestOf(typeof(SendRefusal))]
public class ReplayGuardTests
{
    [Test]
    public void HostRetries_AfterAFullBody_UnknownAndNamed_WithDi()
    {
        using var wire = new ScriptedHandler().Reply("", 503).Reply(TencentScene.Enrolled);
        using var provider = Services(wire).BuildServiceProvider();
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request()));
        Assert.That(e!.Message, Does.Contain("Remove the handler that retries"));
        Assert.That(wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void HostRetries_AfterAFullBody_UnknownAndNamed_Direct()
    {
        using var wire = new ScriptedHandler().BreakAfterBody().Reply(TencentScene.Enrolled);
        var client = Direct(new HostRetry { InnerHandler = wire });
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request()));
        Assert.That(e!.Message, Does.Contain("Remove the handler that retries"));
        Assert.That(wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public void HostRetries_AfterHalfABody_NotApplied()
    {
        using var wire = new ScriptedHandler().BreakAfterBytes(70_000).Reply(TencentScene.Enrolled);
        var client = Direct(new HostRetry { InnerHandler = wire });
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(Request()));
        Assert.That((e!.Certainty, wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotApplied, 1)));
    }

    [Test]
    public async Task HostRetries_BeforeTheBodyWasAskedFor_IsHarmless()
    {
        using var wire = new ScriptedHandler().BreakAfterBytes(0).Reply(TencentScene.Enrolled);
        var client = Direct(new HostRetry { InnerHandler = wire });
        var result = await client.EnrollAsync(Request());
        Assert.That(result.Images[0].Status, Is.EqualTo(FaceImageStatus.Enrolled));
    }

    // Reading back stores no face, and a body without a second reader is whole each time.
    [Test]
    public async Task HostRetries_WhatStoresNoFace_IsLeftAlone()
    {
        using var wire = new ScriptedHandler()
            .BreakAfterBody()
            .Reply("", 503)
            .Reply("", 503)
            .Reply(TencentScene.Person("77"));
        var client = Direct(new HostRetry { InnerHandler = new FaceEnrollmentGuardHandler(wire) });
        var lost = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => client.EnrollAsync(Request()));
        await client.ReconcileAsync(lost!.Ticket!, Request());
        Assert.That(wire.Sent, Has.Count.EqualTo(4));
        Assert.That(wire.Sent.Skip(1).Select(sent => sent.Text), Is.All.EqualTo(wire.Sent[1].Text));
    }

    // The vendor says that another request is in the way: without a guard nobody knows that it was not this one's copy.
    [TestCase(false, true, FaceEnrollmentCertainty.Unknown)]
    [TestCase(true, true, FaceEnrollmentCertainty.NotApplied)]
    [TestCase(false, false, FaceEnrollmentCertainty.NotApplied)]
    public void ConflictWithACopyAbout_IsUnknownWithoutAGuard(
        bool isGuarded,
        bool isBuffered,
        FaceEnrollmentCertainty certainty
    )
    {
        using var wire = new ScriptedHandler().Reply(TencentScene.Error("FailedOperation.ConflictOperation"));
        HttpMessageHandler innermost = isGuarded ? new FaceEnrollmentGuardHandler(wire) : wire;
        var client = Direct(isBuffered ? new Buffering { InnerHandler = innermost } : innermost, retries: 0);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => client.EnrollAsync(Request()));
        Assert.That((e!.Certainty, wire.Sent.Count), Is.EqualTo((certainty, 1)));
    }

    private static FaceEnrollmentRequest Request() => new("p-1", FaceImage.FromBytes(TencentScene.Picture()));

    private static TencentCloudFaceEnrollmentClient Direct(HttpMessageHandler handler, int retries = 3) =>
        new(
            new TencentCloudOptions
            {
                SecretId = "id",
                SecretKey = "key",
                Retry = { MaxRetries = retries },
            },
            new HttpClient(handler)
        );

    private static ServiceCollection Services(HttpMessageHandler wire)
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(b => b.AddHttpMessageHandler(() => new HostRetry()));
        services
            .AddFaceEnrollment()
            .AddTencentCloud(o =>
            {
                o.SecretId = "id";
                o.SecretKey = "key";
            });
        services.AddHttpClient("FaceEnroll.Sdk:TencentCloud").ConfigurePrimaryHttpMessageHandler(() => wire);
        return services;
    }

    /// <summary>As one that logs bodies.</summary>
    private sealed class Buffering : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await BufferAsync(request.Content!);
            return await base.SendAsync(request, cancellationToken);
        }

        private static Task BufferAsync(HttpContent content) => content.LoadIntoBufferAsync();
    }

    /// <summary>What many hosts have: any 5xx and any HttpRequestException is sent again, POST or not.</summary>
    private sealed class HostRetry : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    var response = await base.SendAsync(request, cancellationToken);
                    if ((int)response.StatusCode < 500 || attempt == 3)
                    {
                        return response;
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException && attempt < 3)
                {
                    // Again.
                }
            }
        }
    }
}
