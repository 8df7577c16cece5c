using System.Net;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>Handlers and replies that ignore their token hold no call beyond its time, and no later call of the person.</summary>
[TestOf(typeof(AttemptSend))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class IgnoredTokenTests
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider _time = new();
    private readonly TaskCompletionSource<bool> _hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Handler_ThatHangsAfterTheBody_EndsAsUnknown()
    {
        var (client, _) = Client(async request =>
        {
            await request.Content!.CopyToAsync(Stream.Null);
            return await Hang();
        });

        var e = await FailsSoonAsync(client);

        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.Timeout, Certainty.Unknown)));
        Assert.That(e.Ticket, Is.Not.Null);
    }

    [Test]
    public async Task Handler_ThatHangsBeforeTheBody_SendsNothingLater()
    {
        var goOn = new TaskCompletionSource<bool>();
        var late = new TaskCompletionSource<Exception?>();
        var (client, _) = Client(async request =>
        {
            _hangs.TrySetResult(true);
            await goOn.Task;
            try
            {
                await request.Content!.CopyToAsync(Stream.Null);
                late.SetResult(null);
            }
            catch (Exception e)
            {
                late.SetResult(e);
            }

            return new HttpResponseMessage(HttpStatusCode.OK);
        });

        var e = await FailsSoonAsync(client);
        goOn.SetResult(true);

        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.Timeout, Certainty.NotSent)));
        Assert.That(await late.Task.WaitAsync(s_soon, TimeProvider.System), Is.Not.Null, "NotSent must stay true.");
    }

    [Test]
    public async Task Reply_WhoseStreamHangs_EndsAsUnknown()
    {
        var (client, _) = Client(async request =>
        {
            await request.Content!.CopyToAsync(Stream.Null);
            var stream = new HangingStream(() => _hangs.TrySetResult(true));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stream) };
        });

        var e = await FailsSoonAsync(client);

        Assert.That((e.Kind, e.Certainty), Is.EqualTo((Kind.Timeout, Certainty.Unknown)));
    }

    [Test]
    public async Task ReplyThatComesTooLate_IsLetGo()
    {
        var late = new TaskCompletionSource<HttpResponseMessage>();
        var content = new DisposalContent();
        var (client, _) = Client(async request =>
        {
            await request.Content!.CopyToAsync(Stream.Null);
            _hangs.TrySetResult(true);
            return await late.Task;
        });

        await FailsSoonAsync(client);
        late.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

        await content.Disposed.WaitAsync(s_soon, TimeProvider.System);
    }

    [Test]
    public async Task NextCallOfThePerson_IsNotHeld()
    {
        var calls = 0;
        var (client, _) = Client(async request =>
        {
            await request.Content!.CopyToAsync(Stream.Null);
            return Interlocked.Increment(ref calls) == 1 ? await Hang() : Wire.Reply(TencentScene.Enrolled);
        });

        await FailsSoonAsync(client);
        var result = await client.EnrollAsync(TencentCloudRequest()).WaitAsync(s_soon, TimeProvider.System);

        Assert.That(result.Images[0].FaceId, Is.EqualTo("77"));
    }

    [Test]
    public async Task Probe_WhoseHandlerHangs_SaysThatTheHostDidNotAnswer()
    {
        var (client, _) = Client(_ => Hang());

        var result = await EndsSoonAsync(client.ProbeAsync());

        Assert.That((result.IsHealthy, result.Problem), Is.EqualTo((false, "The host did not answer in time.")));
    }

    private Task<FaceEnrollmentException> FailsSoonAsync(TencentCloudFaceEnrollmentClient client) =>
        Catch.Async<FaceEnrollmentException>(() => EndsSoonAsync(client.EnrollAsync(TencentCloudRequest())));

    /// <summary>The call's time passes as soon as its handler hangs.</summary>
    private async Task<T> EndsSoonAsync<T>(Task<T> call)
    {
        await _hangs.Task.WaitAsync(s_soon, TimeProvider.System);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await Task.WhenAny(call, Task.Delay(s_soon)), Is.SameAs(call), "It is held.");
        return await call;
    }

    private Task<HttpResponseMessage> Hang()
    {
        _hangs.TrySetResult(true);
        return new TaskCompletionSource<HttpResponseMessage>().Task;
    }

    private static TencentCloudFaceEnrollmentRequest TencentCloudRequest() =>
        new(TestContext.CurrentContext.Test.ID, [FaceImage.FromBytes(TencentScene.Picture())]);

    private (TencentCloudFaceEnrollmentClient Client, HttpClient Http) Client(
        Func<HttpRequestMessage, Task<HttpResponseMessage>> handler
    )
    {
        var options = new TencentCloudOptions
        {
            SecretId = "id",
            SecretKey = "key",
            TimeProvider = _time,
            Timeout = TimeSpan.FromSeconds(30),
            AttemptTimeout = TimeSpan.FromSeconds(20),
            Retry = new FaceRetryOptions { MaxRetries = 0 },
        };
        var http = new HttpClient(new FaceEnrollmentGuardHandler(new StubHandler((request, _) => handler(request))))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return (new TencentCloudFaceEnrollmentClient(options, http), http);
    }

    private sealed class DisposalContent : HttpContent
    {
        private readonly TaskCompletionSource<bool> _disposed = new();

        public Task Disposed => _disposed.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            _disposed.TrySetResult(true);
            base.Dispose(disposing);
        }
    }
}
