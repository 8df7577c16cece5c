using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Resilience;

/// <summary>Who is told of the ticket, when, and with what.</summary>
[TestOf(typeof(EnrollmentTickets))]
[TestOf(typeof(NewTicket))]
public class OnSendingTests
{
    private static TencentScene Scene(Action<TencentCloudOptions>? configure = null, LogRecorder? log = null) =>
        new(
            o =>
            {
                o.ReadFacesBeforeSending = false;
                configure?.Invoke(o);
            },
            log
        );

    private static FaceImage Picture() => FaceImage.FromBytes(TencentScene.Picture());

    [TestCase(true)]
    [TestCase(false)]
    public async Task OnRequest_TypedOrNot_GetsTheCallersOwnInstanceAfterTheOptions(bool typed)
    {
        var told = new List<string>();
        using var scene = Scene(o =>
            o.OnSending = (_, _) =>
            {
                told.Add("options");
                return default;
            }
        );
        scene.Wire.Reply(TencentScene.Enrolled);
        FaceEnrollmentRequest? got = null;
        var request = typed
            ? new TencentCloudFaceEnrollmentRequest("p-1", Picture())
            : new FaceEnrollmentRequest("p-1", Picture());
        request.OnSending = (_, sent, _) =>
        {
            told.Add("request");
            got = sent;
            Assert.That(scene.Wire.Sent, Is.Empty);
            return default;
        };
        await scene.Client.EnrollAsync(request);
        Assert.That(got, Is.SameAs(request));
        Assert.That(told, Is.EqualTo(new[] { "options", "request" }));
    }

    [Test]
    public async Task Correlation_IsInTheTicketAndNowhereElse()
    {
        using var log = new LogRecorder();
        using var scene = Scene(log: log);
        scene.Wire.Reply(TencentScene.Enrolled);
        string? json = null;
        var request = new FaceEnrollmentRequest("p-1", Picture())
        {
            Correlation = "CANARY-ROW",
            OnSending = (ticket, _, _) =>
            {
                json = ticket.ToJson();
                return default;
            },
        };
        await scene.Client.EnrollAsync(request);
        Assert.That(FaceEnrollmentTicket.FromJson(json!).Correlation, Is.EqualTo("CANARY-ROW"));
        var sent = scene.Wire.Sent.Single();
        Assert.That(sent.Text + sent.Message.Headers + sent.Message.RequestUri, Does.Not.Contain("CANARY"));
        Assert.That(string.Join("\n", log.Messages), Does.Not.Contain("CANARY"));
        Assert.That(log.Entries, Is.Not.Empty);
    }

    [Test]
    public void Correlation_TooLong_IsRefusedBeforeAnythingIsSent()
    {
        using var scene = Scene();
        var request = new FaceEnrollmentRequest("p-1", Picture()) { Correlation = new string('x', 257) };
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.Client.EnrollAsync(request))!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(e.Message, Does.Contain("Correlation").And.Contain("256"));
    }

    [Test]
    public async Task ClockCorrected_EndMoves_IsToldAgainBeforeTheSecondSignature()
    {
        var told = new List<(string Id, DateTimeOffset End, int Sent)>();
        TencentScene scene = null!;
        scene = Scene(o =>
            o.OnSending = (ticket, _) =>
            {
                told.Add((ticket.OperationId, ticket.NoAttemptAfter, scene.Wire.Sent.Count));
                return default;
            }
        );
        using (scene)
        {
            scene.Time.JumpWallClock(TimeSpan.FromMinutes(-6));
            scene.Wire.Reply(TencentScene.Error("AuthFailure.SignatureExpire")).Reply(TencentScene.Enrolled);
            await scene.RunAsync(scene.EnrollAsync());
            Assert.That(told.Select(t => t.Sent), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(told[1].Id, Is.EqualTo(told[0].Id));
            Assert.That(told[1].End - told[0].End, Is.EqualTo(TimeSpan.FromMinutes(6)));
            var stamp = long.Parse(
                scene.Wire.Sent[1].Header("X-TC-Timestamp"),
                System.Globalization.CultureInfo.InvariantCulture
            );
            Assert.That(stamp, Is.LessThanOrEqualTo(told[1].End.ToUnixTimeSeconds()));
        }
    }

    [Test]
    public void ClockCorrected_SecondTellingFails_AttemptDoesNotHappen()
    {
        var told = 0;
        using var scene = Scene(o =>
            o.OnSending = (_, _) => ++told == 2 ? throw new IOException("disk full") : default
        );
        scene.Time.JumpWallClock(TimeSpan.FromMinutes(-6));
        scene.Wire.Reply(TencentScene.Error("AuthFailure.SignatureExpire"));
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()))!;
        Assert.That(
            (e.Kind, e.Certainty, scene.Wire.Sent.Count),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent, 1))
        );
    }

    [Test]
    public void Slept_BeforeSigning_NothingIsSent()
    {
        TencentScene scene = null!;
        scene = Scene(o =>
            o.OnSending = (_, _) =>
            {
                scene.Time.JumpWallClock(TimeSpan.FromMinutes(10));
                return default;
            }
        );
        using (scene)
        {
            AssertTooLate(scene, Picture());
        }
    }

    [Test]
    public void Slept_BetweenSigningAndSending_NothingIsSent()
    {
        TencentScene scene = null!;
        using var stream = new PassiveStream(TencentScene.Picture());
        scene = Scene(o =>
            o.OnSending = (_, _) =>
            {
                // The next reading is that of the signature.
                stream.OnRead = () => scene.Time.JumpWallClock(TimeSpan.FromMinutes(10));
                return default;
            }
        );
        using (scene)
        {
            AssertTooLate(scene, FaceImage.FromStream(stream));
        }
    }

    private static void AssertTooLate(TencentScene scene, FaceImage picture)
    {
        var e = Assert.CatchAsync<FaceEnrollmentException>(() =>
            scene.RunAsync(((IFaceEnrollmentClient)scene.Client).EnrollAsync(new FaceEnrollmentRequest("p-1", picture)))
        )!;
        Assert.That(
            (e.Kind, e.Certainty, scene.Wire.Sent.Count),
            Is.EqualTo((FaceEnrollmentErrorKind.Timeout, FaceEnrollmentCertainty.NotSent, 0))
        );
    }

    private sealed class PassiveStream(byte[] content) : MemoryStream(content)
    {
        public Action? OnRead { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            OnRead?.Invoke();
            OnRead = null;
            return base.Read(buffer, offset, count);
        }
    }
}
