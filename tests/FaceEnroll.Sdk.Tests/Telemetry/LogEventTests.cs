using System.Globalization;
using System.Reflection;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tests.Vendors.AlibabaGuardrails;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>Log messages are an interface: alerts are built on their ids, levels and names.</summary>
[TestOf(typeof(FaceEnrollmentLog))]
public class LogEventTests
{
    /// <summary>Id, name, level and structured values. What stands here is promised: add, do not change.</summary>
    private static readonly (int Id, string Name, LogLevel Level, string Values)[] s_events =
    [
        (1, "ImageRuleBroken", LogLevel.Warning, "Registration Index Rule"),
        (2, "ImageNotTakenDown", LogLevel.Warning, "Registration Index ExceptionType"),
        (3, "Enrolled", LogLevel.Debug, "Registration Operation Milliseconds"),
        (4, "Failed", LogLevel.Warning, "Registration Operation Kind Certainty VendorCode RequestId"),
        (5, "OutcomeUnknown", LogLevel.Error, "Registration Operation Kind RequestId"),
        (6, "Retry", LogLevel.Information, "Registration Operation Kind Milliseconds"),
        (7, "ClockCorrected", LogLevel.Warning, "Registration Seconds"),
        (8, "CredentialsDropped", LogLevel.Information, "Registration Operation"),
        (9, "Reconciled", LogLevel.Information, "Registration Operation Status"),
        (10, "CleanUpFailed", LogLevel.Warning, "Registration Operation Fault"),
        (11, "OptionsRefused", LogLevel.Error, "Registration Faults"),
        (12, "TicketNotKept", LogLevel.Warning, "Registration Operation Fault"),
        (13, "Unguarded", LogLevel.Warning, "Registration"),
        (14, "KeyOfTwoAccounts", LogLevel.Warning, "Registration Other"),
        (15, "Deleted", LogLevel.Debug, "Registration Operation Gone Faces"),
        (16, "Erased", LogLevel.Information, "Registration Operation Status Gone Faces"),
        (17, "ImagePrepared", LogLevel.Debug, "Registration Index SourceBytes SentBytes"),
        (18, "ImageWarnings", LogLevel.Warning, "Registration Index Count"),
        (19, "LedgerNotKept", LogLevel.Warning, "Registration Operation Fault"),
        (20, "DeletionNotKept", LogLevel.Warning, "Registration Operation Fault"),
    ];

    private LogRecorder _log = null!;

    [SetUp]
    public void Listen() => _log = new LogRecorder();

    [TearDown]
    public void Stop() => _log.Dispose();

    [Test]
    public void Events_OfTheLibrary_AreThePromisedOnes()
    {
        var declared = typeof(FaceEnrollmentLog)
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Select(m => (Method: m, Event: m.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(m => m.Event is not null)
            .Select(m => (m.Event!.EventId, m.Event.EventName ?? m.Method.Name, m.Event.Level));
        Assert.That(declared, Is.EquivalentTo(s_events.Select(e => (e.Id, e.Name, e.Level))));
    }

    [Test]
    public async Task Event1And3_SmallPicture_IsSentWithAWarning()
    {
        using var scene = new TencentScene(logger: _log);
        scene.Wire.Reply(TencentScene.Enrolled);
        var small = FaceImage.FromBytes(JpegSample.File(JpegSample.Frame(48, 48)));
        await scene.Client.EnrollAsync(new FaceEnrollmentRequest("p-1", small));
        AssertLogged(
            (
                1,
                "branch-7: picture 0 should be at least 64 pixels on its shorter side (it has 48); it is sent all the same."
            ),
            (3, "branch-7: CreateFace enrolled in 0 ms.")
        );
    }

    [Test]
    public async Task Event2And13_ImageHostFailsToTakeDownWithoutAGuard_AreWarnings()
    {
        var fake = new AlibabaGuardrailsSetup().Reply(AlibabaGuardrailsSetup.Success);
        fake.Options.TimeProvider = new ManualTimeProvider();
        fake.Options.ImageHost = new FakeImageHost { TakeDownFault = new IOException("CANARY") };
        using var http = new HttpClient(fake.Handler);
        var client = new AlibabaGuardrailsFaceEnrollmentClient(
            new Registration<AlibabaGuardrailsOptions>(
                FaceVendor.AlibabaGuardrails,
                "branch-8",
                () => fake.Options,
                () => http,
                _log
            )
        );
        await client.EnrollAsync(
            new FaceEnrollmentRequest("person1", FaceImage.FromBytes(PictureSample.Png(300, 400)))
        );
        AssertLogged(
            (
                13,
                "branch-8: requests pass no FaceEnrollmentGuardHandler, so what other message handlers do to them is not seen."
            ),
            (2, "branch-8: the image host failed to take picture 0 down (IOException); its URL may still be public."),
            (3, "branch-8: AddFaces enrolled in 0 ms.")
        );
    }

    [Test]
    public void Event4_Refused_IsAWarning()
    {
        using var scene = new TencentScene(logger: _log);
        scene.Wire.Reply(TencentScene.Error("InvalidParameterValue.NoFaceInPhoto"));
        Assert.CatchAsync<FaceImageRejectedException>(() => scene.EnrollAsync());
        AssertLogged(
            (
                4,
                "branch-7: CreateFace failed: NoFace, NotApplied, code InvalidParameterValue.NoFaceInPhoto, request r-2."
            )
        );
    }

    [Test]
    public void Event5_ReplyLost_IsAnError()
    {
        using var scene = new TencentScene(logger: _log);
        scene.Wire.Reply(TencentScene.Error("InternalError"));
        Assert.CatchAsync<FaceEnrollmentOutcomeUnknownException>(() => scene.EnrollAsync());
        AssertLogged(
            (
                5,
                "branch-7: CreateFace may have enrolled a face (VendorFault), request r-2: check before sending it again."
            )
        );
    }

    [Test]
    public async Task Event6_Throttled_IsTriedAgain()
    {
        using var scene = new TencentScene(logger: _log);
        scene.Wire.Reply(TencentScene.Error("RequestLimitExceeded"), 200, ("Retry-After", "2"));
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        AssertLogged(
            (6, "branch-7: CreateFace is tried again after Throttled, in 2000 ms."),
            (3, "branch-7: CreateFace enrolled in 2000 ms.")
        );
    }

    [Test]
    public async Task Event7_ClockIsOff_IsCorrected()
    {
        using var scene = new TencentScene(logger: _log);
        var date = scene.Time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        scene.Time.JumpWallClock(TimeSpan.FromMinutes(6));
        scene.Wire.Reply(TencentScene.Error("AuthFailure.SignatureExpire"), 200, ("Date", date));
        scene.Wire.Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        AssertLogged(
            (
                7,
                "branch-7: this machine's clock is off by -360 s from the vendor's; requests are signed with the vendor's."
            ),
            (6, "branch-7: CreateFace is tried again after ClockSkew, in 0 ms."),
            (3, "branch-7: CreateFace enrolled in 0 ms.")
        );
    }

    [Test]
    public async Task Event8_TemporaryKeysRefused_AreFetchedAnew()
    {
        using var scene = new TencentScene(
            o =>
                o.CredentialsProvider = _ => new ValueTask<FaceEnrollmentCredentials>(
                    new FaceEnrollmentCredentials("a", "b", "c")
                ),
            _log
        );
        scene.Wire.Reply(TencentScene.Error("AuthFailure.TokenFailure")).Reply(TencentScene.Enrolled);
        await scene.RunAsync(scene.EnrollAsync());
        AssertLogged(
            (8, "branch-7: the vendor refused the credentials or token of CreateFace; they are fetched anew."),
            (6, "branch-7: CreateFace is tried again after Authentication, in 0 ms."),
            (3, "branch-7: CreateFace enrolled in 0 ms.")
        );
    }

    [Test]
    public async Task Event9_ReadBack_IsTold()
    {
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile, _log);
        scene.Wire.Reply(TencentScene.Person("1")).BreakAfterBody().Reply(TencentScene.Person("1", "2"));
        await scene.RunAsync(scene.EnrollAsync());
        AssertLogged((9, "branch-7: CreateFace read back: Enrolled."), (3, "branch-7: CreateFace enrolled in 0 ms."));
    }

    [Test]
    public async Task Event10_CleaningUpFails_IsAWarningAndNoFailure()
    {
        using var scene = new TencentScene();
        scene.Wire.Reply("{}");
        using var http = new HttpClient(scene.Wire);
        var registration = new Registration<TencentCloud.TencentCloudOptions>(
            FaceVendor.TencentCloud,
            "branch-7",
            () => scene.Options,
            () => http,
            _log
        );
        var limits = scene.Client.Limits;
        var call = new RequestPipeline(
            registration,
            limits,
            new CredentialSource(new EnvironmentCredentials("ID", "SECRET", read: static _ => null), ""),
            Nonce.Hex
        );
        var enrollment = new EnrollmentPipeline(registration, call, limits);
        Assert.That(await enrollment.RunAsync(new Untidy(), [], scene.Options, default), Is.EqualTo("done"));
        AssertLogged(
            (10, "branch-7: cleaning up after Untidy failed with IOException."),
            (3, "branch-7: Untidy enrolled in 0 ms.")
        );
    }

    [Test]
    public async Task Event17And18_PreparerWarns_SaysHowOften()
    {
        var large = JpegSample.File(JpegSample.Frame(480, 640));
        using var scene = new TencentScene(
            o => o.ImagePreparer = new ScriptedPreparer(FaceImagePreparation.Prepared(large).WithWarnings(2)),
            _log
        );
        scene.Wire.Reply(TencentScene.Enrolled);
        var small = JpegSample.File(JpegSample.Frame(48, 48));
        await scene.Client.EnrollAsync(new FaceEnrollmentRequest("p-1", FaceImage.FromBytes(small)));
        AssertLogged(
            (18, "branch-7: the preparer warned of picture 0 (2 remarks); it is sent all the same."),
            (17, $"branch-7: picture 0 was prepared, {small.Length} bytes became {large.Length}."),
            (3, "branch-7: CreateFace enrolled in 0 ms.")
        );
    }

    /// <summary>These, in this order, each with the id, name, level and values that are promised.</summary>
    private void AssertLogged(params (int Id, string Message)[] expected)
    {
        Assert.That(_log.Entries.Select(e => e.Exception), Is.All.Null, "it may hold the vendor's words");
        Assert.That(
            _log.Entries.Select(e => (e.Id, e.Name, e.Level, e.Values, e.Message)),
            Is.EqualTo(
                expected.Select(e =>
                {
                    var promised = s_events.Single(s => s.Id == e.Id);
                    return (e.Id, promised.Name, promised.Level, promised.Values, e.Message);
                })
            )
        );
    }

    /// <summary>An enrollment that leaves something behind.</summary>
    private sealed class Untidy()
        : EnrollmentOperation<string>("Untidy", EnrollmentSubject.Of(new FaceEnrollmentRequest("p-1", [])))
    {
        public override Uri Endpoint => TencentCloud.TencentCloudEndpoints.Mainland;

        public override FaceReadBack ReadBack =>
            new TencentCloud.TencentCloudReadBack(
                new TencentCloud.TencentCloudOptions(),
                new FaceEnroll.Sdk.Signing.Tc3SigningKeyCache()
            );

        public override void Check(RequestRules rules) { }

        public override ValueTask<HttpRequestMessage> BuildAsync(Attempt attempt) => new(Attempt.Get(Endpoint));

        public override string Read(VendorReply reply) => "done";

        public override string Found(IReadOnlyList<FaceImageOutcome> images, IReadOnlyList<string> unattributed) =>
            throw new NotSupportedException();

        public override ValueTask CleanUpAsync(bool outcomeKnown) => throw new IOException("CANARY");
    }
}
