using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>What the host provides may never return and ignore its token: the call ends all the same.</summary>
[TestOf(typeof(HostCallback))]
public class HostCallbackTests
{
    private static readonly string[] s_callbacks =
    [
        "credentials",
        "on sending",
        "request's on sending",
        "stream factory",
        "stream read",
        "rate limiter",
        "ticket store's save",
        "ticket store's read",
    ];

    /// <summary>A scene whose named callback hangs, and a request for it.</summary>
    private static (TencentScene Scene, FaceEnrollmentRequest Request) Hanging(string callback, Action reached)
    {
        async Task Hang()
        {
            reached();
            await new TaskCompletionSource().Task;
        }

        async ValueTask<T> HangFor<T>()
        {
            await Hang();
            throw new InvalidOperationException();
        }

        var scene = new TencentScene(o =>
        {
            o.ReadFacesBeforeSending = false;
            switch (callback)
            {
                case "credentials":
                    o.CredentialsProvider = _ => HangFor<FaceEnrollmentCredentials>();
                    break;
                case "on sending":
                    o.OnSending = (_, _) => new ValueTask(Hang());
                    break;
                case "rate limiter":
                    o.RateLimiter = new GivenLimiter(HangFor<RateLimitLease>);
                    break;
                case "ticket store's save":
                    o.TicketStore = new RecordingTicketStore { OnSave = _ => new ValueTask(Hang()) };
                    break;
                case "ticket store's read":
                    o.TicketStore = new RecordingTicketStore { OnRead = () => new ValueTask(Hang()) };
                    break;
            }
        });
        var picture = callback switch
        {
            "stream factory" => FaceImage.FromStream(_ => HangFor<Stream>()),
            "stream read" => FaceImage.FromStream(new HangingStream(reached)),
            _ => FaceImage.FromBytes(TencentScene.Picture()),
        };
        return (
            scene,
            new FaceEnrollmentRequest("p-1", picture)
            {
                OnSending = callback == "request's on sending" ? (_, _, _) => new ValueTask(Hang()) : null,
            }
        );
    }

    [TestCaseSource(nameof(s_callbacks))]
    public async Task Callback_NeverReturns_CallEndsByItsTime(string callback)
    {
        var reached = new TaskCompletionSource();
        var (scene, request) = Hanging(callback, () => reached.TrySetResult());
        using (scene)
        {
            scene.Options.Timeout = TimeSpan.FromMinutes(1);
            var start = scene.Time.GetTimestamp();
            var call = ((IFaceEnrollmentClient)scene.Client).EnrollAsync(request);
            await reached.Task;
            while (!call.IsCompleted)
            {
                scene.Time.Advance(TimeSpan.FromSeconds(10));
                await Task.Delay(1);
            }

            var e = Assert.CatchAsync<FaceEnrollmentException>(() => call)!;
            Assert.That(
                (e.Kind, e.Certainty, scene.Wire.Sent.Count),
                Is.EqualTo((FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotSent, 0))
            );
            Assert.That(scene.Time.GetElapsedTime(start), Is.GreaterThanOrEqualTo(scene.Options.Timeout));
        }
    }

    [TestCaseSource(nameof(s_callbacks))]
    public async Task Callback_NeverReturns_CallEndsByCancellation(string callback)
    {
        var reached = new TaskCompletionSource();
        var (scene, request) = Hanging(callback, () => reached.TrySetResult());
        using (scene)
        {
            using var canceling = new CancellationTokenSource();
            var call = ((IFaceEnrollmentClient)scene.Client).EnrollAsync(request, canceling.Token);
            await reached.Task;
            canceling.Cancel();
            var e = Assert.CatchAsync<FaceEnrollmentCanceledException>(() => call)!;
            Assert.That((e.Certainty, scene.Wire.Sent.Count), Is.EqualTo((FaceEnrollmentCertainty.NotSent, 0)));
        }
    }

    [Test]
    public async Task RateLimiter_LeaseComesLate_IsGivenBack()
    {
        var coming = new TaskCompletionSource<RateLimitLease>();
        var lease = new CountedLease();
        using var scene = new TencentScene(o =>
            o.RateLimiter = new GivenLimiter(() => new ValueTask<RateLimitLease>(coming.Task))
        );
        await CanceledAsync(token => scene.EnrollAsync(token: token));
        Assert.That(lease.Disposals, Is.Zero);
        coming.SetResult(lease);
        Assert.That(lease.Disposals, Is.EqualTo(1));
    }

    [Test]
    public async Task StreamFactory_StreamComesLate_IsClosed()
    {
        var coming = new TaskCompletionSource<Stream>();
        using var scene = new TencentScene();
        var picture = FaceImage.FromStream(_ => new ValueTask<Stream>(coming.Task));
        await CanceledAsync(token =>
            ((IFaceEnrollmentClient)scene.Client).EnrollAsync(new FaceEnrollmentRequest("p-1", picture), token)
        );
        var late = new MemoryStream([1]);
        coming.SetResult(late);
        Assert.That(late.CanRead, Is.False);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task ImageHost_NeverReturnsOrLate_CallEndsAndALateLeaseIsTakenDown(bool byTime)
    {
        var host = new LateHost();
        var time = new ManualTimeProvider();
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        (fake.Options.TimeProvider, fake.Options.ImageHost) = (time, host);
        using var http = fake.HttpClient;
        var client = new Sdk.AlibabaGuardrails.AlibabaGuardrailsFaceEnrollmentClient(fake.Options, http);
        using var canceling = new CancellationTokenSource();
        var call = ((IFaceEnrollmentClient)client).EnrollAsync(
            new FaceEnrollmentRequest("person1", FaceImage.FromBytes(Images.PictureSample.Png(300, 400))),
            canceling.Token
        );
        await host.Reached.Task;
        if (byTime)
        {
            time.Advance(fake.Options.Timeout);
            var e = Assert.CatchAsync<FaceEnrollmentException>(() => call)!;
            Assert.That(
                (e.Kind, e.Certainty),
                Is.EqualTo((FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotSent))
            );
        }
        else
        {
            canceling.Cancel();
            Assert.CatchAsync<FaceEnrollmentCanceledException>(() => call);
        }

        var lease = new CountedImageLease();
        host.Coming.SetResult(lease);
        Assert.That((lease.Disposals, fake.Sent.Count), Is.EqualTo((1, 0)));
    }

    private static async Task CanceledAsync(Func<CancellationToken, Task> begin)
    {
        using var canceling = new CancellationTokenSource();
        var call = begin(canceling.Token);
        await Task.Yield();
        canceling.Cancel();
        Assert.CatchAsync<FaceEnrollmentCanceledException>(() => call);
    }

    private sealed class GivenLimiter(Func<ValueTask<RateLimitLease>> acquire) : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(
            int permitCount,
            CancellationToken cancellationToken
        ) => acquire();
    }

    private sealed class CountedLease : RateLimitLease
    {
        public int Disposals { get; private set; }

        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            Disposals++;
            base.Dispose(disposing);
        }
    }

    private sealed class LateHost : IFaceImageHost
    {
        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource<IFaceImageLease> Coming { get; } = new();

        public ValueTask<IFaceImageLease> PublishAsync(
            Stream content,
            string contentType,
            CancellationToken cancellationToken = default
        )
        {
            Reached.TrySetResult();
            return new ValueTask<IFaceImageLease>(Coming.Task);
        }
    }

    private sealed class CountedImageLease : IFaceImageLease
    {
        public int Disposals { get; private set; }

        public Uri Url => new("https://pictures.example/1");

        public ValueTask DisposeAsync()
        {
            Disposals++;
            return default;
        }
    }
}
