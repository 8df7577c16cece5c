using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Resilience;

[TestOf(typeof(Reconciler))]
[TestOf(typeof(UnknownEnrollment<>))]
[TestOf(typeof(ReconciliationPipeline))]
[TestOf(typeof(TicketParts))]
public class ReconciliationTests
{
    [Test]
    public async Task Reconcile_LostReply_FaceIsFound_IsAResult()
    {
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody().Reply(TencentScene.Person("1", "2"));
        var result = await scene.RunAsync(scene.EnrollAsync());
        Assert.That((result.Images[0].Status, result.Images[0].FaceId), Is.EqualTo((FaceImageStatus.Enrolled, "2")));
        Assert.That(Operations(scene), Is.EqualTo(new[] { "GetPersonBaseInfo", "CreateFace", "GetPersonBaseInfo" }));
    }

    [Test]
    public void Reconcile_NotThereWhileTheRequestMayRun_StaysUnknown()
    {
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody();
        scene.Wire.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(e!.Ticket!.KnownFaceIds, Is.EqualTo(new[] { "1" }));
        Assert.That(Operations(scene).Count(o => o == "CreateFace"), Is.EqualTo(1));
    }

    [Test]
    public void Reconcile_WaitedOutTheSignature_IsNotEnrolled()
    {
        using var scene = new TencentScene(o =>
        {
            o.OnUnknown = FaceUnknownOutcome.Reconcile;
            o.ReconcileTimeout = TimeSpan.FromMinutes(6);
        });
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody();
        scene.Wire.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
        var start = scene.Time.GetTimestamp();
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That((e!.Certainty, e.IsRetryable), Is.EqualTo((FaceEnrollmentCertainty.NotApplied, true)));
        Assert.That(scene.Time.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMinutes(5)));
        Assert.That(Operations(scene).Count(o => o == "CreateFace"), Is.EqualTo(1));
    }

    [Test]
    public async Task Reconcile_LandsLate_IsFound()
    {
        using var scene = new TencentScene(o =>
        {
            o.OnUnknown = FaceUnknownOutcome.Reconcile;
            o.ReconcileTimeout = TimeSpan.FromMinutes(6);
        });
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody();
        var start = scene.Time.GetTimestamp();
        scene.Wire.Otherwise = (_, _) =>
            Task.FromResult(
                ScriptedHandler.Response(
                    scene.Time.GetElapsedTime(start) > TimeSpan.FromMinutes(4)
                        ? TencentScene.Person("1", "2")
                        : TencentScene.Person("1")
                )
            );
        var result = await scene.RunAsync(scene.EnrollAsync());
        Assert.That(result.Images[0].FaceId, Is.EqualTo("2"));
    }

    [Test]
    public async Task ReconcileAndResend_SurelyNotThere_IsSentOnceMore()
    {
        using var scene = new TencentScene(o =>
        {
            o.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
            o.ReconcileTimeout = TimeSpan.FromMinutes(6);
        });
        var adds = 0;
        scene.Wire.Otherwise = (request, _) =>
            request.Headers.GetValues("X-TC-Action").Single() == "CreateFace"
                ? ++adds == 1
                    ? throw new HttpRequestException("reset")
                    : Task.FromResult(ScriptedHandler.Response(TencentScene.Enrolled))
                : Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
        var result = await scene.RunAsync(scene.EnrollAsync());
        Assert.That((result.Images[0].FaceId, adds), Is.EqualTo(("77", 2)));
    }

    // Half of what a signature is valid ahead, and an hour that it jumps after the send.
    [TestCase(150, 0, 310)]
    [TestCase(0, 3600, 610)]
    public async Task ReconcileAndResend_VendorsDateRunsFast_NothingIsSentAgainBeforeTheTimeHasPassed(
        int ahead,
        int jump,
        int expected
    )
    {
        using var scene = new TencentScene(o =>
        {
            o.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
            o.ReconcileTimeout = TimeSpan.FromMinutes(12);
        });
        var start = scene.Time.GetTimestamp();
        var sent = new List<TimeSpan>();
        scene.Wire.Clock = () => scene.VendorTime + TimeSpan.FromSeconds(ahead + (sent.Count > 0 ? jump : 0));
        scene.Wire.Otherwise = (request, _) =>
        {
            if (request.Headers.GetValues("X-TC-Action").Single() != "CreateFace")
            {
                return Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
            }

            sent.Add(scene.Time.GetElapsedTime(start));
            return sent.Count == 1
                ? throw new HttpRequestException("reset")
                : Task.FromResult(ScriptedHandler.Response(TencentScene.Enrolled));
        };
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(sent, Has.Count.EqualTo(2));
        Assert.That((sent[1] - sent[0]).TotalSeconds, Is.InRange(expected, expected + 60));
    }

    // What the list shows is as old as the question: the face may have landed while the answer was on its way.
    [Test]
    public async Task Reading_ThatTakesLong_CountsFromTheQuestion()
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Clock = null;
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var reading = TimeSpan.Zero;
        scene.Wire.Otherwise = (_, _) =>
        {
            scene.Time.Advance(reading);
            return Task.FromResult(ScriptedHandler.Response(TencentScene.Person()));
        };
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var first = await scene.Client.ReconcileAsync(e!.Ticket!);
        scene.Time.Advance(first.AskAgainAfter!.Value - TimeSpan.FromSeconds(5));
        reading = TimeSpan.FromSeconds(10);

        var early = await scene.Client.ReconcileAsync(e.Ticket!);
        var late = await scene.Client.ReconcileAsync(e.Ticket!);

        Assert.That(
            (early.Status, late.Status),
            Is.EqualTo((FaceReconciliationStatus.NotYetVisible, FaceReconciliationStatus.NotEnrolled))
        );
    }

    [TestCase(-3600, 310)]
    [TestCase(0, 0)]
    public async Task Ticket_AfterARestart_TheDateAloneDoesNotDecide(int wallClock, int waits)
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        scene.Wire.Otherwise = (_, _) => Task.FromResult(ScriptedHandler.Response(TencentScene.Person()));
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var saved = e!.Ticket!.ToJson();
        scene.Time.Advance(TimeSpan.FromMinutes(20));
        scene.Time.JumpWallClock(TimeSpan.FromSeconds(wallClock));
        var start = scene.Time.GetTimestamp();
        FaceReconciliation answer;
        while (
            (answer = await scene.Client.ReconcileAsync(FaceEnrollmentTicket.FromJson(saved))).AskAgainAfter is { } wait
        )
        {
            scene.Time.Advance(wait);
        }

        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.NotEnrolled));
        Assert.That(scene.Time.GetElapsedTime(start).TotalSeconds, Is.InRange(waits, waits * 2));
    }

    [Test]
    public async Task OnSending_TheReadingBeforeIt_HasShownTheVendorsClock()
    {
        var seen = new List<TimeSpan?>();
        using var scene = new TencentScene(o =>
            o.OnSending = (ticket, _) =>
            {
                seen.Add(ticket.ClockErrorBound);
                return default;
            }
        );
        scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Enrolled);
        await scene.EnrollAsync();
        Assert.That(seen.Single(), Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void ReconcileAndResend_SecondIsLostToo_IsNotSentAThirdTime()
    {
        using var scene = new TencentScene(o =>
        {
            o.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
            o.ReconcileTimeout = TimeSpan.FromMinutes(6);
        });
        var adds = 0;
        scene.Wire.Otherwise = (request, _) =>
        {
            if (request.Headers.GetValues("X-TC-Action").Single() == "CreateFace")
            {
                adds++;
                throw new HttpRequestException("reset");
            }

            return Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
        };
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That((e!.Certainty, adds), Is.EqualTo((FaceEnrollmentCertainty.NotApplied, 2)));
    }

    [Test]
    public void OnSending_GetsTheTicketBeforeTheFirstByte()
    {
        FaceEnrollmentTicket? seen = null;
        TencentScene scene = null!;
        scene = new TencentScene(o =>
            o.OnSending = (ticket, _) =>
            {
                Assert.That(Operations(scene), Is.EqualTo(new[] { "GetPersonBaseInfo" }));
                seen = FaceEnrollmentTicket.FromJson(ticket.ToJson());
                return default;
            }
        );
        using (scene)
        {
            scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody();
            var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
                scene.RunAsync(scene.EnrollAsync())
            );
            Assert.That(seen!.OperationId, Is.EqualTo(e!.Ticket!.OperationId));
            Assert.That(seen.ImageSha256.Single(), Is.EqualTo(Sha256(TencentScene.Picture())));
            Assert.That(seen.KnownFaceIds, Is.EqualTo(new[] { "1" }));
            Assert.That(e.Ticket.Attempts, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void OnSending_Throws_NothingIsSent()
    {
        using var scene = new TencentScene(o =>
        {
            o.ReadFacesBeforeSending = false;
            o.OnSending = (_, _) => throw new IOException("disk full");
        });
        var e = Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.EnrollAsync())!;
        Assert.That(
            (e.Kind, e.Certainty),
            Is.EqualTo((FaceEnrollmentErrorKind.HostCallback, FaceEnrollmentCertainty.NotSent))
        );
        Assert.That(e.InnerException, Is.TypeOf<IOException>());
        Assert.That(scene.Wire.Sent, Is.Empty);
    }

    [Test]
    public async Task Ticket_FromTheException_IsAnsweredLater()
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var ticket = FaceEnrollmentTicket.FromJson(e!.Ticket!.ToJson());
        scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Person("9"));
        var early = await scene.Client.ReconcileAsync(ticket);
        scene.Time.Advance(early.AskAgainAfter!.Value);
        var found = await scene.Client.ReconcileAsync(ticket);
        Assert.That(
            new[] { early.Status, found.Status },
            Is.EqualTo(new[] { FaceReconciliationStatus.NotYetVisible, FaceReconciliationStatus.Enrolled })
        );
        Assert.That(found.FaceIds, Is.EqualTo(new[] { "9" }));
    }

    [Test]
    public async Task Ticket_OnceNotEnrolled_StaysSo_AndNothingIsAsked()
    {
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var ticket = FaceEnrollmentTicket.FromJson(e!.Ticket!.ToJson());
        scene.Wire.Reply(TencentScene.Person()).Reply(TencentScene.Person()).Reply(TencentScene.Person("9"));
        var early = await scene.Client.ReconcileAsync(ticket);
        scene.Time.Advance(early.AskAgainAfter!.Value);
        var late = await scene.Client.ReconcileAsync(ticket);
        var sent = scene.Wire.Sent.Count;
        var again = await scene.Client.ReconcileAsync(ticket);
        Assert.That(
            new[] { late.Status, again.Status },
            Is.All.EqualTo(FaceReconciliationStatus.NotEnrolled),
            "a face that came since is somebody else's"
        );
        Assert.That(scene.Wire.Sent, Has.Count.EqualTo(sent));
    }

    [Test]
    public void Ticket_OfAnotherEndpoint_IsRefused()
    {
        using var scene = new TencentScene();
        scene.Wire.BreakAfterBody();
        var lost = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() =>
            scene.RunAsync(scene.EnrollAsync())
        )!;
        scene.Wire.Sent.Clear();
        lost.Ticket!.Endpoint = "https://elsewhere";
        Assert.ThrowsAsync<ArgumentException>(() => scene.Client.ReconcileAsync(lost.Ticket));
        Assert.That(scene.Wire.Sent, Is.Empty);
    }

    [Test]
    public async Task Ticket_OtherPicture_IsRefused()
    {
        using var scene = new TencentScene(o => o.OnSending = (_, _) => default);
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var other = new FaceEnrollmentRequest("p-1", FaceImage.FromBytes(TencentScene.Picture(5000)));
        await Task.Yield();
        Assert.ThrowsAsync<ArgumentException>(() => scene.Client.ReconcileAsync(e!.Ticket!, other));
    }

    [Test]
    public void Ticket_HoldsNoPictureAndNoSecret()
    {
        using var scene = new TencentScene(o => o.SecretKey = "CANARY-SECRET");
        scene.Wire.BreakAfterBody();
        var e = Assert.ThrowsAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.RunAsync(scene.EnrollAsync()));
        var json = e!.Ticket!.ToJson();
        Assert.That(json, Does.Not.Contain("CANARY").And.Not.Contain("/9j/"));
        Assert.That(e.Ticket.ToString(), Does.Not.Contain("p-1"));
    }

    private static string[] Operations(TencentScene scene) => [.. scene.Wire.Sent.Select(s => s.Header("X-TC-Action"))];

    private static string Sha256(byte[] bytes) =>
        string.Concat(SHA256.HashData(bytes).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}
