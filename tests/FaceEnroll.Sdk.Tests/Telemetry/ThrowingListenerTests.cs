using System.Diagnostics;
using System.Diagnostics.Metrics;
using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Tests.Telemetry;

/// <summary>Whoever listens may throw: no outcome changes, and nobody else's measurement is lost.</summary>
[NonParallelizable]
[TestOf(typeof(CallTelemetry))]
[TestOf(typeof(SafeLogger))]
public class ThrowingListenerTests
{
    public enum Listener
    {
        Meter,
        SpanStart,
        SpanSample,
        SpanStop,
        Logger,
    }

    /// <summary>An ending: what the wire does, and what the call must say.</summary>
    private static readonly (string Name, Action<ScriptedHandler> Script, string Said)[] s_endings =
    [
        ("enrolled", wire => wire.Reply(TencentScene.Enrolled), "77"),
        (
            "enrolled after throttling and a clock correction",
            wire =>
                wire.Reply(TencentScene.Error("RequestLimitExceeded"))
                    .Reply(TencentScene.Error("AuthFailure.SignatureExpire"))
                    .Reply(TencentScene.Enrolled),
            "77"
        ),
        ("refused", wire => wire.Reply(TencentScene.Error("InvalidParameterValue.NoFaceInPhoto")), "NoFace NotApplied"),
        ("lost", wire => wire.BreakAfterBody(), "Transport Unknown"),
        ("vendor fault", wire => wire.Reply(TencentScene.Error("InternalError")), "VendorFault Unknown"),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from listener in Enum.GetValues<Listener>()
        from ending in Enumerable.Range(0, s_endings.Length)
        select new TestCaseData(listener, ending).SetArgDisplayNames($"{listener}", s_endings[ending].Name);

    [TestCaseSource(nameof(Cases))]
    public async Task Ending_ListenerThrows_IsTheSame(Listener listener, int ending)
    {
        using var listening = new Throwing(listener);
        using var scene = new TencentScene(logger: listener == Listener.Logger ? new ThrowingLogger() : null);
        s_endings[ending].Script(scene.Wire);
        Assert.That(await SaidAsync(scene), Is.EqualTo(s_endings[ending].Said));
        Assert.That(listener == Listener.Logger || listening.Thrown > 0, "somebody listened");
    }

    [TestCase(Listener.Meter)]
    [TestCase(Listener.SpanStop)]
    public void Canceled_ListenerThrows_IsTheSame(Listener listener)
    {
        using var listening = new Throwing(listener);
        using var scene = new TencentScene();
        scene.EnrollCanceled(afterBody: true);
        Assert.That(listening.Thrown, Is.Positive);
    }

    [TestCase(Listener.Meter)]
    [TestCase(Listener.SpanStart)]
    public async Task ReadBack_ListenerThrows_FindsTheFace(Listener listener)
    {
        using var listening = new Throwing(listener);
        using var scene = new TencentScene(o => o.OnUnknown = FaceUnknownOutcome.Reconcile);
        scene.Wire.Reply(TencentScene.Person()).BreakAfterBody().Reply(TencentScene.Person("9"));
        Assert.That(await SaidAsync(scene), Is.EqualTo("9"));
    }

    [Test]
    public async Task Unknown_MeterListenerThrowsForTheDuration_IsCountedAllTheSame()
    {
        using var listening = new Throwing(Listener.Meter, "faceenroll.enroll.duration");
        using var recorder = new TelemetryRecorder();
        using var log = new LogRecorder();
        using var scene = new TencentScene(logger: log);
        scene.Wire.BreakAfterBody();
        _ = await SaidAsync(scene);
        Assert.That(recorder.Sum("unknown_outcomes"), Is.EqualTo(1));
        Assert.That(log.Entries.Select(e => e.Id), Does.Contain(5));
    }

    [Test]
    public async Task Span_ListenerThrowsAtItsStart_HostsOwnStaysTheCurrentOne()
    {
        using var listening = new Throwing(Listener.SpanStart);
        using var host = new Activity("host").Start();
        using var scene = new TencentScene();
        scene.Wire.Reply(TencentScene.Enrolled);
        await SaidAsync(scene);
        Assert.That(Activity.Current, Is.SameAs(host));
    }

    [Test]
    public void Emission_NobodyListens_AllocatesNothing()
    {
        var telemetry = new CallTelemetry(
            FaceVendor.FinAuth,
            "r",
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance
        );
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var activity = telemetry.StartEnrollment("Add", 1);
            telemetry.Attempt("Add");
            telemetry.Waited(TimeSpan.FromSeconds(1));
            telemetry.Sent("Add", 7);
            telemetry.CredentialsDropped("Add");
            telemetry.Enrolled(activity, "Add", TimeSpan.FromSeconds(1));
            CallTelemetry.End(activity);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.That(least, Is.Zero);
    }

    private static async Task<string> SaidAsync(TencentScene scene)
    {
        try
        {
            var result = await scene.RunAsync(scene.EnrollAsync());
            return result.Images[0].FaceId!;
        }
        catch (FaceEnrollmentException e)
        {
            return $"{e.Kind} {e.Certainty}";
        }
    }

    private sealed class ThrowingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("logger");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => throw new InvalidOperationException("logger");
    }

    /// <summary>A listener that throws at the given place.</summary>
    private sealed class Throwing : IDisposable
    {
        private readonly ActivityListener? _spans;
        private readonly MeterListener? _meter;
        private int _thrown;

        public Throwing(Listener listener, string? instrument = null)
        {
            if (listener == Listener.Meter)
            {
                _meter = new MeterListener
                {
                    InstrumentPublished = (published, meter) =>
                    {
                        if (
                            published.Meter.Name == FaceEnrollmentTelemetry.Name
                            && (instrument ?? published.Name) == published.Name
                        )
                        {
                            meter.EnableMeasurementEvents(published);
                        }
                    },
                };
                _meter.SetMeasurementEventCallback<long>((_, _, _, _) => Throw());
                _meter.SetMeasurementEventCallback<double>((_, _, _, _) => Throw());
                _meter.Start();
                return;
            }

            _spans = new ActivityListener
            {
                ShouldListenTo = source => listener != Listener.Logger && source.Name == FaceEnrollmentTelemetry.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                {
                    if (listener == Listener.SpanSample)
                    {
                        Throw();
                    }

                    return ActivitySamplingResult.AllDataAndRecorded;
                },
                ActivityStarted = _ =>
                {
                    if (listener == Listener.SpanStart)
                    {
                        Throw();
                    }
                },
                ActivityStopped = _ =>
                {
                    if (listener == Listener.SpanStop)
                    {
                        Throw();
                    }
                },
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public int Thrown => _thrown;

        public void Dispose()
        {
            _spans?.Dispose();
            _meter?.Dispose();
        }

        private void Throw()
        {
            Interlocked.Increment(ref _thrown);
            throw new InvalidOperationException("listener");
        }
    }
}
