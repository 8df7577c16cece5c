using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>A time-out says which time was over, and what the call was doing then, as far as that is known.</summary>
[TestOf(typeof(TimeoutFault))]
public class TimeoutMessageTests
{
    private const string Attempt = "The attempt's time of 60 s (AttemptTimeout) ended ";

    private static IEnumerable<TestCaseData> Attempts()
    {
        yield return Case("connecting", w => w.HangAfterBytes(0), "while waiting for a connection to the host.");
        yield return Case("sending", w => w.HangAfterBytes(60_000), "while the request was sent.");
        yield return Case("waiting", w => w.HangAfterBody(), "while waiting for the reply.");
        yield return Case(
            "reading",
            w =>
                w.Otherwise = (_, _) =>
                    Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new SilentStream()) }),
            "while the reply was read."
        );

        static TestCaseData Case(string name, Action<ScriptedHandler> script, string phase) =>
            new TestCaseData(script, phase).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Attempts))]
    public async Task Enroll_AttemptTimedOut_SaysSoAndWhen(object script, string phase)
    {
        using var scene = new TencentScene(o => o.Retry.MaxRetries = 0);
        ((Action<ScriptedHandler>)script)(scene.Wire);
        var e = await Catch.Async<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Timeout));
        Assert.That(e.Message, Does.EndWith(" " + Attempt + phase));
    }

    [Test]
    public async Task Enroll_CallTimedOut_NamesTheCallsTime()
    {
        using var scene = new TencentScene(o =>
            (o.Timeout, o.AttemptTimeout) = (TimeSpan.FromMilliseconds(1500), TimeSpan.FromMinutes(1))
        );
        scene.Wire.HangAfterBody();
        var e = await Catch.Async<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(e.Message, Does.EndWith(" The call's time of 1.5 s (Timeout) ended while waiting for the reply."));
    }

    [Test]
    public async Task Enroll_CallTimedOutBetweenAttempts_SaysSo()
    {
        using var scene = new TencentScene(o =>
        {
            (o.Timeout, o.Retry.MaxRetries) = (TimeSpan.FromSeconds(5), 3);
            o.MaxRetryAfter = TimeSpan.FromSeconds(60);
            (o.Retry.BaseDelay, o.Retry.MaxDelay) = (TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));
        });
        scene.Wire.BreakAfterBytes(0);
        scene.Wire.Otherwise = (_, _) => throw new IOException("reset");
        var e = await Catch.Async<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.Timeout).Or.EqualTo(FaceEnrollmentErrorKind.Transport));
        if (e.Kind == FaceEnrollmentErrorKind.Timeout)
        {
            Assert.That(
                e.Message,
                Does.EndWith(" The call's time of 5 s (Timeout) ended while waiting for the next attempt.")
            );
        }
    }

    [Test]
    public async Task Enroll_PictureNotGivenInTime_SaysSo()
    {
        using var scene = new TencentScene();
        var picture = FaceImage.FromStream(new HangingStream());
        var e = await Catch.Async<FaceEnrollmentException>(() =>
            scene.RunAsync(scene.Client.EnrollAsync(new FaceEnrollmentRequest("p-1", picture)))
        );
        Assert.That(
            e.Message,
            Does.EndWith(" The call's time of 120 s (Timeout) ended while the pictures were opened and checked.")
        );
    }

    [Test]
    public void Enroll_ClientsOwnTimeOut_IsNotTakenForTheAttempts()
    {
        using var handler = new StubHandler((_, _) => throw new TaskCanceledException(Canary.Secret));
        using var http = new HttpClient(handler);
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            TencentCloudSetup.Client(http).EnrollAsync(TencentCloudSetup.Request())
        )!;
        Assert.That(
            e.Message,
            Does.EndWith(
                " A time-out of the HttpClient or of one of its handlers ended before the body was asked for: while "
                    + "connecting, or in a message handler."
            )
        );
        Assert.That(Canary.In(e.Message), Is.Empty);
    }

    /// <summary>Gives nothing until whoever reads it gives up.</summary>
    private sealed class SilentStream : TestStream
    {
        public override async Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        )
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }

        protected override int Fill(Span<byte> buffer) => 0;
    }
}
