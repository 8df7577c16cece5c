using System.Diagnostics;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>The one span of an enrollment.</summary>
[TestOf(typeof(CallTelemetry))]
public class SpanTests
{
    private const string Common = "operation=CreateFace pictures=1 registration=TencentCloud";

    [Test]
    public async Task Enroll_Succeeds_SpanOverItsAttempts()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Otherwise = (_, _) =>
        {
            Assert.That(Activity.Current!.OperationName, Is.EqualTo("enroll"));
            return Task.FromResult(ScriptedHandler.Response(TencentScene.Enrolled));
        };
        using var outer = new Activity("host").Start();
        await scene.EnrollAsync();
        var span = telemetry.Span;
        Assert.That(
            (span.OperationName, span.DisplayName, span.Kind),
            Is.EqualTo(("enroll", "enroll", ActivityKind.Client))
        );
        Assert.That((span.Source.Name, span.ParentId), Is.EqualTo(("FaceEnroll.Sdk", outer.Id)));
        Assert.That(
            Tags(span),
            Is.EqualTo($"{Common.Replace("pictures", "outcome=enrolled pictures")} vendor=TencentCloud")
        );
        Assert.That((span.Status, span.StatusDescription), Is.EqualTo((ActivityStatusCode.Unset, (string?)null)));
        Assert.That((span.Events.Count(), span.Links.Count(), span.Baggage.Count()), Is.EqualTo((0, 0, 0)));
    }

    [TestCase("InvalidParameterValue.NoFaceInPhoto", "NoFace", "NotApplied", "not_enrolled")]
    [TestCase("InternalError", "VendorFault", "Unknown", "unknown")]
    public void Enroll_Fails_SpanSaysWhy(string code, string kind, string certainty, string outcome)
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error(code));
        Assert.CatchAsync<FaceEnrollmentException>(() => scene.EnrollAsync());
        var span = telemetry.Span;
        Assert.That(
            Tags(span),
            Is.EqualTo(
                $"error.type={kind} certainty={certainty} operation=CreateFace outcome={outcome} pictures=1 "
                    + $"registration=TencentCloud request_id=r-2 vendor=TencentCloud vendor_code={code}"
            )
        );
        Assert.That((span.Status, span.StatusDescription), Is.EqualTo((ActivityStatusCode.Error, (string?)null)));
        Assert.That(span.Events, Is.Empty);
    }

    [TestCase(false, "NotApplied", "canceled")]
    [TestCase(true, "Unknown", "unknown")]
    public void Enroll_Canceled_SpanSaysHowFarItGot(bool afterBody, string certainty, string outcome)
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.EnrollCanceled(afterBody);
        Assert.That(
            Tags(telemetry.Span),
            Is.EqualTo(
                $"error.type=Timeout certainty={certainty} operation=CreateFace outcome={outcome} pictures=1 "
                    + "registration=TencentCloud vendor=TencentCloud"
            )
        );
        Assert.That(telemetry.Span.Status, Is.EqualTo(ActivityStatusCode.Error));
    }

    [Test]
    public void Enroll_HostsOwnCallbackThrows_SpanEndsAsNotEnrolled()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene(o =>
        {
            o.ReadFacesBeforeSending = false;
            o.OnSending = (_, _) => throw new IOException("disk full");
        });
        Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.EnrollAsync());
        Assert.That(
            Tags(telemetry.Span),
            Is.EqualTo(
                "error.type=HostCallback certainty=NotSent operation=CreateFace outcome=not_enrolled pictures=1 "
                    + "registration=TencentCloud vendor=TencentCloud"
            )
        );
        Assert.That(
            (telemetry.Span.Status, telemetry.Span.StatusDescription),
            Is.EqualTo((ActivityStatusCode.Error, (string?)null))
        );
    }

    [Test]
    public void Enroll_HostsOwnCallbackThrowsBeforeTheResend_IsNotEnrolled()
    {
        using var telemetry = new TelemetryRecorder();
        var tickets = 0;
        using var scene = new TencentScene(o =>
        {
            o.OnUnknown = FaceUnknownOutcome.ReconcileAndResend;
            o.ReconcileTimeout = TimeSpan.FromMinutes(6);
            o.OnSending = (_, _) => ++tickets == 1 ? default : throw new IOException("disk full");
        });
        scene.Wire.Otherwise = (request, _) =>
            request.Headers.GetValues("X-TC-Action").Single() == "CreateFace"
                ? throw new HttpRequestException("reset")
                : Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1")));
        Assert.ThrowsAsync<FaceEnrollmentException>(() => scene.RunAsync(scene.EnrollAsync()));
        Assert.That(Tags(telemetry.Span), Does.Contain("error.type=HostCallback").And.Contain("outcome=not_enrolled"));
        Assert.That(telemetry.Sum("unknown_outcomes"), Is.Zero, "reading back proved that nothing came of the first");
    }

    [Test]
    public async Task Enroll_FoundByReadingBack_SpanSaysSo()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody().Reply(TencentScene.Person("1", "2"));
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(
            Tags(telemetry.Span),
            Is.EqualTo(
                "operation=CreateFace outcome=enrolled pictures=1 reconciliation=Enrolled registration=TencentCloud "
                    + "vendor=TencentCloud"
            )
        );
        Assert.That(telemetry.Span.Status, Is.EqualTo(ActivityStatusCode.Unset));
    }

    [Test]
    public async Task Enroll_Retried_IsAnEventEach()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error("RequestLimitExceeded")).BreakAfterBytes(1000).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(
            telemetry.Span.Events.Select(e => $"{e.Name} {TelemetryRecorder.Text(e.Tags)}"),
            Is.EqualTo((string[])["retry error.type=Throttled", "retry error.type=Transport"])
        );
    }

    /// <summary>Not even a span of the host's is touched.</summary>
    [Test]
    public async Task Enroll_NobodyListens_MakesNoSpanAndLeavesTheHostsAlone()
    {
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        using var outer = new Activity("host").Start();
        List<Activity?> seen = [];
        scene.Wire.Otherwise = (request, _) =>
        {
            seen.Add(Activity.Current);
            return seen.Count switch
            {
                1 => Task.FromResult(ScriptedHandler.Response(TencentScene.Person())),
                2 => Task.FromResult(ScriptedHandler.Response(TencentScene.Error("RequestLimitExceeded"))),
                3 => throw new HttpRequestException("reset"),
                _ => Task.FromResult(ScriptedHandler.Response(TencentScene.Person("1"))),
            };
        };
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(seen, Has.Count.EqualTo(4).And.All.SameAs(outer));
        Assert.That(outer.TagObjects, Is.Empty);
        Assert.That(outer.Events, Is.Empty);
        Assert.That(FaceEnrollmentTelemetry.Source.HasListeners(), Is.False);
    }

    [Test]
    public async Task Reconcile_ByTicket_LeavesTheHostsSpanAlone()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene(o => o.ReadFacesBeforeSending = true);
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody().Reply(TencentScene.Person("1"));
        var lost = Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.EnrollAsync());
        using var outer = new Activity("host").Start();
        var answer = await scene.Client.ReconcileAsync(lost!.Ticket!);
        Assert.That(answer.Status, Is.EqualTo(FaceReconciliationStatus.Enrolled));
        Assert.That(outer.TagObjects, Is.Empty);
    }

    private static string Tags(Activity span) => TelemetryRecorder.Text(span.TagObjects);
}
