using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Tests.Redaction;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>The probe: one bare HEAD, and whatever it meets is a result.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    /// <summary>How far the vendor documents that clocks may differ; null where it does not.</summary>
    protected abstract TimeSpan? ClockWindow { get; }

    private sealed class ProbeScene(VendorContractTests<TOptions> vendor)
    {
        public ManualTimeProvider Time { get; } = new();

        public List<HttpRequestMessage> Sent { get; } = [];

        /// <summary>What the host answers: nothing at / and its time, by default.</summary>
        public Func<CancellationToken, Task<HttpResponseMessage>>? Answer { get; set; }

        /// <summary>How far the vendor's clock is ahead.</summary>
        public TimeSpan Ahead { get; set; }

        public TOptions Options { get; private set; } = null!;

        public IFaceEnrollmentClient Client { get; private set; } = null!;

        public Task<FaceEnrollmentProbeResult> RunAsync(
            Action<TOptions>? configure = null,
            CancellationToken cancellationToken = default
        )
        {
            Options ??= vendor.Configured();
            Options.TimeProvider = Time;
            configure?.Invoke(Options);
            Client ??= vendor.Client(Options, new HttpClient(new StubHandler(SendAsync)));
            return ((IFaceEnrollmentProbe)Client).ProbeAsync(cancellationToken);
        }

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
        {
            Sent.Add(request);
            if (Answer is not null)
            {
                return await Answer(token);
            }

            Time.Advance(TimeSpan.FromMilliseconds(40));
            return LeakingWire
                .Response("", 404)
                .With("Date", (Time.GetUtcNow() + Ahead).ToString("r", CultureInfo.InvariantCulture));
        }
    }

    [Test]
    public async Task Probe_AllIsWell_IsHealthyByOneBareHead()
    {
        var scene = new ProbeScene(this);
        var result = await scene.RunAsync();
        Assert.That((result.IsHealthy, result.Problem), Is.EqualTo((true, (string?)null)));
        Assert.That(
            result.Vendor,
            Is.EqualTo(scene.Client.Vendor).And.EqualTo(((IFaceEnrollmentProbe)scene.Client).Vendor)
        );
        Assert.That((result.HasCredentials, result.IsReachable, result.StatusCode), Is.EqualTo((true, true, 404)));
        Assert.That(result.RoundTrip, Is.EqualTo(TimeSpan.FromMilliseconds(40)));
        Assert.That(result.ClockOffset, Is.EqualTo(TimeSpan.Zero).Within(TimeSpan.FromSeconds(1)));
        Assert.That((result.PausedFor, result.CircuitOpenFor), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)null)));
        var sent = scene.Sent.Single();
        Assert.That(sent.Method, Is.EqualTo(HttpMethod.Head));
        Assert.That(sent.RequestUri, Is.EqualTo(new Uri(scene.Options.EffectiveEndpoint, "/")));
        Assert.That((sent.RequestUri!.PathAndQuery, sent.RequestUri.UserInfo), Is.EqualTo(("/", "")));
        Assert.That(sent.Headers, Is.Empty, "no key, no signature, no token");
        Assert.That(sent.Content, Is.Null);
        Assert.That(sent.Version, Is.EqualTo(new Version(1, 1)));
    }

    [TestCase(500)]
    [TestCase(401)]
    [TestCase(302)]
    public async Task Probe_AnyStatus_IsReachable(int status)
    {
        var scene = new ProbeScene(this) { Answer = _ => Task.FromResult(LeakingWire.Response("", status)) };
        var result = await scene.RunAsync();
        Assert.That((result.IsHealthy, result.StatusCode), Is.EqualTo((true, status)));
        Assert.That(result.ClockOffset, Is.Null, "the answer had no date");
    }

    [Test]
    public async Task Probe_NoCredentials_SaysWhichToSet()
    {
        var scene = new ProbeScene(this);
        var result = await scene.RunAsync(o => CopyKeys(Options("", "", null), o));
        Assert.That((result.IsHealthy, result.HasCredentials, result.IsReachable), Is.EqualTo((false, false, true)));
        Assert.That(result.Problem, Does.StartWith("There are no credentials: set "));
    }

    [Test]
    public async Task Probe_CredentialsProviderThrows_IsAResultWithoutItsWords()
    {
        var scene = new ProbeScene(this);
        var result = await scene.RunAsync(o =>
            o.CredentialsProvider = _ => throw new InvalidOperationException("CANARY")
        );
        Assert.That((result.IsHealthy, result.HasCredentials), Is.EqualTo((false, false)));
        Assert.That(result.Problem, Is.EqualTo("The credentials provider failed. (InvalidOperationException)"));
    }

    [Test]
    public async Task Probe_CredentialsProviderHangs_EndsInTime()
    {
        var scene = new ProbeScene(this);
        var result = await scene.RunAsync(o =>
            o.CredentialsProvider = async token =>
            {
                await Task.Yield();
                scene.Time.Advance(o.AttemptTimeout);
                await Task.Delay(Timeout.Infinite, token);
                return null!;
            }
        );
        Assert.That((result.IsHealthy, result.HasCredentials), Is.EqualTo((false, false)));
        Assert.That(result.Problem, Does.Contain("credentials provider did not answer in time"));
    }

    private static IEnumerable<TestCaseData> Disconnections()
    {
        yield return Case("HostNotFound", new SocketException((int)SocketError.HostNotFound));
        yield return Case("ConnectionRefused", new SocketException((int)SocketError.ConnectionRefused));
        yield return Case("the TLS handshake failed", new AuthenticationException("CANARY"));
        yield return new TestCaseData("InvalidOperationException", new InvalidOperationException("CANARY"));

        static TestCaseData Case(string cause, Exception inner) =>
            new(cause, new HttpRequestException("CANARY", inner));
    }

    [TestCaseSource(nameof(Disconnections))]
    public async Task Probe_HostUnreachable_SaysWhyInKinds(string cause, Exception thrown)
    {
        var scene = new ProbeScene(this) { Answer = _ => throw thrown };
        var result = await scene.RunAsync();
        Assert.That((result.IsHealthy, result.HasCredentials, result.IsReachable), Is.EqualTo((false, true, false)));
        Assert.That(result.Problem, Is.EqualTo($"The host cannot be reached: {cause}."));
        Assert.That((result.StatusCode, result.RoundTrip), Is.EqualTo(((int?)null, (TimeSpan?)null)));
        Assert.That(scene.Sent, Has.Count.EqualTo(1), "never again");
    }

    [Test]
    public async Task Probe_HostHangs_EndsInTime()
    {
        var scene = new ProbeScene(this);
        scene.Answer = async token =>
        {
            scene.Time.Advance(scene.Options.AttemptTimeout);
            await Task.Delay(Timeout.Infinite, token);
            return null!;
        };
        var result = await scene.RunAsync();
        Assert.That((result.IsHealthy, result.HasCredentials, result.IsReachable), Is.EqualTo((false, true, false)));
        Assert.That(result.Problem, Is.EqualTo("The host did not answer in time."));
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task Probe_ClockIsOff_IsAProblemBeyondTheDocumentedWindow(int sign)
    {
        var window = ClockWindow ?? TimeSpan.FromDays(1);
        foreach (var (off, isWithin) in new[] { (window, true), (window + TimeSpan.FromSeconds(3), false) })
        {
            var away = TimeSpan.FromTicks(sign * (off - TimeSpan.FromSeconds(1)).Ticks);
            var result = await new ProbeScene(this) { Ahead = away }.RunAsync();
            Assert.That(result.IsHealthy, Is.EqualTo(isWithin || ClockWindow is null));
            Assert.That(result.ClockOffset, Is.EqualTo(away).Within(TimeSpan.FromSeconds(1)));
            Assert.That(
                result.Problem ?? "",
                isWithin || ClockWindow is null ? Is.Empty : Does.Contain("clock is off by")
            );
        }
    }

    [Test]
    public void Probe_CanceledByTheCaller_Throws([Values] bool before)
    {
        using var source = new CancellationTokenSource();
        var scene = new ProbeScene(this);
        scene.Answer = async token =>
        {
            source.Cancel();
            await Task.Delay(Timeout.Infinite, token);
            return null!;
        };
        if (before)
        {
            source.Cancel();
        }

        var e = Assert.CatchAsync<OperationCanceledException>(() => scene.RunAsync(null, source.Token));
        Assert.That(e!.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(scene.Sent, Has.Count.EqualTo(before ? 0 : 1));
    }

    [Test]
    public async Task Probe_OptionsWentWrong_NamesThemAndSendsNothing()
    {
        var scene = new ProbeScene(this);
        await scene.RunAsync();
        foreach (var bad in BadOptions(new Forbidden()))
        {
            var result = await scene.RunAsync(o => Copy(bad, o));
            Assert.That(new Forbidden().In(result.Problem), Is.Empty, result.Problem);
            Assert.That(result.IsHealthy, Is.EqualTo(result.Problem is null));
        }

        var sent = scene.Sent.Count;
        var wrong = await scene.RunAsync(o =>
        {
            Copy(Configured(), o);
            o.Timeout = TimeSpan.Zero;
        });
        Assert.That(
            (wrong.IsHealthy, wrong.HasCredentials, wrong.IsReachable),
            Is.EqualTo((false, (bool?)null, (bool?)null))
        );
        Assert.That(wrong.Problem, Does.StartWith("Timeout must be"));
        Assert.That(scene.Sent, Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task Probe_NoPermitLeft_NeedsNone()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        using var taken = limiter.AttemptAcquire();
        var result = await new ProbeScene(this).RunAsync(o => o.RateLimiter = limiter);
        Assert.That((taken.IsAcquired, result.IsHealthy), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Probe_VendorAskedToWait_IsNotAsked()
    {
        var scene = new ProbeScene(this);
        scene.Answer = _ =>
            Task.FromResult(
                ReplyToPreparation(scene.Sent[^1].RequestUri!, "") is { } preparation
                    ? Wire.Reply(preparation)
                    : LeakingWire.Response(Throttled, ThrottledStatus).With("Retry-After", "3600")
            );
        await scene.RunAsync();
        Assert.CatchAsync<FaceEnrollmentThrottledException>(() => scene.Client.EnrollAsync(Request()));
        scene.Answer = null;
        scene.Sent.Clear();
        var waiting = await scene.RunAsync();
        Assert.That((waiting.IsHealthy, waiting.IsReachable), Is.EqualTo((false, (bool?)null)));
        Assert.That(waiting.PausedFor, Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(waiting.Problem, Is.EqualTo("The vendor asked to wait for another 3600 s."));
        Assert.That(scene.Sent, Is.Empty);
        scene.Time.Advance(TimeSpan.FromHours(1));
        Assert.That((await scene.RunAsync()).IsHealthy, Is.True);
    }

    [Test]
    public async Task Probe_CircuitIsOpen_IsToldUntilItsTimeIsOver()
    {
        var scene = new ProbeScene(this);
        await scene.RunAsync(o =>
        {
            o.CircuitBreaker = new FaceCircuitBreakerOptions { MinimumThroughput = 2 };
            o.Retry.MaxRetries = 0;
        });
        scene.Answer = _ =>
            ReplyToPreparation(scene.Sent[^1].RequestUri!, "") is { } preparation
                ? Task.FromResult(Wire.Reply(preparation))
                : throw new HttpRequestException("refused");
        Assert.CatchAsync<FaceEnrollmentException>(() => scene.Client.EnrollAsync(Request()));
        Assert.CatchAsync<FaceEnrollmentException>(() => scene.Client.EnrollAsync(Request()));
        scene.Answer = null;
        var open = await scene.RunAsync();
        Assert.That((open.IsHealthy, open.IsReachable), Is.EqualTo((false, true)), "the host may be back");
        Assert.That(open.CircuitOpenFor, Is.EqualTo(TimeSpan.FromSeconds(15)));
        Assert.That(open.Problem, Is.EqualTo("The circuit breaker is open for another 15 s."));
        scene.Time.Advance(TimeSpan.FromSeconds(15));
        var over = await scene.RunAsync();
        Assert.That((over.IsHealthy, over.CircuitOpenFor), Is.EqualTo((true, (TimeSpan?)null)));
    }

    private static void CopyKeys(TOptions from, TOptions to)
    {
        foreach (var property in Plant.Settable(typeof(TOptions)).Where(p => p.PropertyType == typeof(string)))
        {
            property.SetValue(to, property.GetValue(from));
        }
    }
}
