using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AdvanceAI;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>Every measurement, with its value and its tags.</summary>
[TestOf(typeof(FaceEnrollmentTelemetry))]
[TestOf(typeof(CallTelemetry))]
public class InstrumentTests
{
    private const string Vendor = "registration=TencentCloud vendor=TencentCloud";

    [Test]
    public void Instruments_NamesKindsAndUnits_AreTheDocumentedOnes()
    {
        using var telemetry = new TelemetryRecorder();
        Assert.That(
            telemetry.Instruments.Select(i => $"{i.GetType().Name} {i.Name} {i.Unit}"),
            Is.EquivalentTo(
                (string[])
                    [
                        "Histogram`1 faceenroll.enroll.duration s",
                        "Counter`1 faceenroll.attempts {attempt}",
                        "Counter`1 faceenroll.retries {retry}",
                        "Counter`1 faceenroll.throttles {reply}",
                        "Counter`1 faceenroll.unknown_outcomes {enrollment}",
                        "Counter`1 faceenroll.body.sent By",
                        "Histogram`1 faceenroll.limiter.wait s",
                        "Counter`1 faceenroll.credential_refreshes {refresh}",
                        "Counter`1 faceenroll.deletions {face}",
                        "Counter`1 faceenroll.erasures {receipt}",
                    ]
            )
        );
        Assert.That(telemetry.Instruments.Select(i => i.Meter.Name).Distinct(), Is.EqualTo(new[] { "FaceEnroll.Sdk" }));
        Assert.That(telemetry.Instruments.Select(i => i.Meter.Version), Is.All.Match(@"^\d+\.\d+\.\d+$"));
    }

    [Test]
    public async Task Enroll_Succeeds_MeasuresTimeAttemptBytesAndWait()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Otherwise = (_, _) =>
        {
            scene.Time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(ScriptedHandler.Response(TencentScene.Enrolled));
        };
        await scene.EnrollAsync();
        var sent = scene.Wire.Sent.Single();
        Assert.That(sent.Message.Content!.Headers.ContentLength, Is.EqualTo(sent.Body.Length));
        Assert.That(
            telemetry.Measured,
            Is.EqualTo(
                (string[])
                    [
                        $"attempts 1 operation=CreateFace {Vendor}",
                        $"body.sent {sent.Body.Length} operation=CreateFace {Vendor}",
                        $"enroll.duration 3 operation=CreateFace outcome=enrolled {Vendor}",
                        $"limiter.wait 0 {Vendor}",
                    ]
            )
        );
    }

    [Test]
    public async Task Enroll_ThrottledOnce_MeasuresThrottleAndRetry()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error("RequestLimitExceeded"), 200, ("Retry-After", "2"));
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        var length = scene.Wire.Sent[0].Body.Length;
        Assert.That(
            telemetry.Measured,
            Is.EqualTo(
                (string[])
                    [
                        $"attempts 1 operation=CreateFace {Vendor}",
                        $"attempts 1 operation=CreateFace {Vendor}",
                        $"body.sent {length} operation=CreateFace {Vendor}",
                        $"body.sent {length} operation=CreateFace {Vendor}",
                        $"enroll.duration 2 operation=CreateFace outcome=enrolled {Vendor}",
                        $"limiter.wait 0 {Vendor}",
                        $"limiter.wait 0 {Vendor}",
                        $"retries 1 error.type=Throttled {Vendor}",
                        $"throttles 1 operation=CreateFace {Vendor}",
                    ]
            )
        );
    }

    [Test]
    public async Task Enroll_RetriedForAnotherReason_SaysWhich()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error("FailedOperation.ConflictOperation")).BreakAfterBytes(60_000);
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(
            telemetry.Measured.Where(m => m.StartsWith("retries", StringComparison.Ordinal)),
            Is.EqualTo(
                (string[])[$"retries 1 error.type=Conflict {Vendor}", $"retries 1 error.type=Transport {Vendor}"]
            )
        );
        Assert.That((telemetry.Sum("attempts"), telemetry.Sum("throttles")), Is.EqualTo((3, 0)));
        var whole = scene.Wire.Sent[0].Body.Length;
        Assert.That(
            telemetry.Sum("body.sent"),
            Is.GreaterThan(whole * 2.3).And.LessThan(whole * 3),
            "one of them in part"
        );
    }

    [Test]
    public void Enroll_ReplyLost_MeasuresAnUnknownOutcome()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.BreakAfterBody();
        Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.EnrollAsync());
        Assert.That(
            telemetry.Measured.Where(m => m.Contains("unknown")),
            Is.EqualTo(
                (string[])
                    [
                        $"enroll.duration 0 error.type=Transport operation=CreateFace outcome=unknown {Vendor}",
                        $"unknown_outcomes 1 {Vendor}",
                    ]
            )
        );
    }

    [TestCase("InvalidParameterValue.NoFaceInPhoto", "NoFace")]
    [TestCase("AuthFailure.SecretIdNotFound", "Authentication")]
    public void Enroll_Refused_MeasuresWhy(string code, string kind)
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Error(code));
        Assert.CatchAsync<FaceEnrollmentException>(() => scene.EnrollAsync());
        Assert.That(
            telemetry.Measured,
            Has.One.EqualTo($"enroll.duration 0 error.type={kind} operation=CreateFace outcome=not_enrolled {Vendor}")
        );
        Assert.That((telemetry.Sum("retries"), telemetry.Sum("unknown_outcomes")), Is.EqualTo((0, 0)));
    }

    [TestCase(false, "canceled", 0)]
    [TestCase(true, "unknown", 1)]
    public void Enroll_Canceled_IsUnknownOnlyAfterTheBody(bool afterBody, string outcome, int unknown)
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene();
        scene.EnrollCanceled(afterBody);
        Assert.That(
            telemetry.Measured,
            Has.One.EqualTo($"enroll.duration 0 error.type=Timeout operation=CreateFace outcome={outcome} {Vendor}")
        );
        Assert.That(telemetry.Sum("unknown_outcomes"), Is.EqualTo(unknown));
    }

    [Test]
    public async Task Enroll_OverTheRate_MeasuresTheWait()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene(o => o.RequestsPerSecond = 1);
        scene.Wire.Reply(TencentScene.Enrolled).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(telemetry.Sum("limiter.wait"), Is.EqualTo(1).Within(0.01));
    }

    [Test]
    public async Task Enroll_TemporaryKeysRefused_MeasuresTheRefresh()
    {
        using var telemetry = new TelemetryRecorder();
        using var scene = new TencentScene(o =>
            o.CredentialsProvider = _ => new ValueTask<FaceEnrollmentCredentials>(
                new FaceEnrollmentCredentials("a", "b", "c")
            )
        );
        scene.Wire.Reply(TencentScene.Error("AuthFailure.TokenFailure")).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        Assert.That(telemetry.Measured, Has.One.EqualTo($"credential_refreshes 1 {Vendor}"));
        Assert.That(telemetry.Measured, Has.One.EqualTo($"retries 1 error.type=Authentication {Vendor}"));
    }

    [Test]
    public async Task Enroll_TokenRefused_MeasuresRefreshAndBothOperations()
    {
        const string AdvanceAI = "registration=AdvanceAI vendor=AdvanceAI";
        using var telemetry = new TelemetryRecorder();
        using var stub = AdvanceAISetup.Stub(
            () => AdvanceAISetup.Fail(200, "IAM_FAILED"),
            () => AdvanceAISetup.Succeed()
        );
        await AdvanceAISetup.EnrollAsync(stub);
        var sent = stub
            .Sent.GroupBy(AdvanceAISetup.IsTokenRequest)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Body.Length));
        Assert.That(telemetry.Measured, Has.One.EqualTo($"credential_refreshes 1 {AdvanceAI}"));
        Assert.That(telemetry.Measured, Has.Exactly(2).EqualTo($"attempts 1 operation=GenerateToken {AdvanceAI}"));
        Assert.That(telemetry.Measured, Has.Exactly(2).EqualTo($"attempts 1 operation=AddFace {AdvanceAI}"));
        Assert.That(telemetry.Sum("body.sent"), Is.EqualTo(sent[true] + sent[false]));
    }
}
