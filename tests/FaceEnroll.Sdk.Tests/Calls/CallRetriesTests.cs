using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Certainty = FaceEnroll.Sdk.FaceEnrollmentCertainty;
using Kind = FaceEnroll.Sdk.FaceEnrollmentErrorKind;

namespace FaceEnroll.Sdk.Tests.Calls;

/// <summary>Which failures are answered with another attempt, and after how long.</summary>
[TestOf(typeof(CallRetries))]
public class CallRetriesTests
{
    private readonly ManualTimeProvider _time = new();

    private CallRetries State(TimeSpan? left = null, int retries = 3, RetryBudget? budget = null)
    {
        var options = new TencentCloudOptions();
        options.Retry.MaxRetries = retries;
        return new CallRetries(
            options,
            new Deadline(_time, left ?? TimeSpan.FromMinutes(2), default),
            budget ?? new(),
            new CallTelemetry(FaceVendor.TencentCloud, "test", NullLogger.Instance)
        );
    }

    private static FaceEnrollmentException Failure(
        RetryAdvice advice,
        Kind kind = Kind.Transport,
        Certainty certainty = Certainty.NotApplied,
        TimeSpan? retryAfter = null
    ) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(FaceVendor.TencentCloud, "CreateFace", kind, certainty) { RetryAfter = retryAfter },
            advice
        );

    private static int Retries(CallRetries state, FaceEnrollmentException failure) =>
        Enumerable.Range(0, 20).TakeWhile(_ => state.ShouldRetry(failure, () => 0.5)).Count();

    [TestCase(nameof(RetryAdvice.No), 0)]
    [TestCase(nameof(RetryAdvice.BackOff), 3)]
    [TestCase(nameof(RetryAdvice.Bounded), 2)]
    [TestCase(nameof(RetryAdvice.CorrectClock), 1)]
    [TestCase(nameof(RetryAdvice.RefreshCredentials), 0)]
    public void ShouldRetry_Advice_LimitsTheRetries(string advice, int retries) =>
        Assert.That(Retries(State(), Failure(Enum.Parse<RetryAdvice>(advice))), Is.EqualTo(retries));

    [Test]
    public void ShouldRetry_CredentialsReplaceable_IsOnce()
    {
        var state = State();
        state.CredentialsReplaceable = true;
        Assert.That(Retries(state, Failure(RetryAdvice.RefreshCredentials)), Is.EqualTo(1));
    }

    [Test]
    public void ShouldRetry_Unknown_IsNever()
    {
        foreach (var advice in Enum.GetValues<RetryAdvice>())
        {
            Assert.That(Retries(State(), Failure(advice, certainty: Certainty.Unknown)), Is.Zero);
        }

        Assert.That(State().ShouldRetry(null, () => 0), Is.False);
        Assert.That(State().ShouldRetry(new IOException(), () => 0), Is.False);
    }

    [TestCase(Kind.Transport, 250)]
    [TestCase(Kind.Throttled, 500)]
    public void ShouldRetry_BackOff_DoublesUpToTheCeiling(Kind kind, int first)
    {
        var state = State(retries: 20);
        var delays = new List<double>();
        while (delays.Count < 8 && state.ShouldRetry(Failure(RetryAdvice.BackOff, kind), () => 0.5))
        {
            delays.Add(state.NextDelay.TotalMilliseconds);
        }

        Assert.That(delays, Is.EqualTo(Enumerable.Range(0, 8).Select(i => Math.Min(first * Math.Pow(2, i), 10_000))));
    }

    [Test]
    public void ShouldRetry_VendorAskedToWait_LeavesThatToThePause()
    {
        var state = State();
        var failure = Failure(RetryAdvice.BackOff, Kind.Throttled, retryAfter: TimeSpan.FromSeconds(42));
        Assert.That(state.ShouldRetry(failure, () => 0.5), Is.True);
        Assert.That(state.NextDelay, Is.EqualTo(TimeSpan.FromMilliseconds(500)));
    }

    [Test]
    public void ShouldRetry_WaitPastTheCallsTime_IsNotTried()
    {
        var failure = Failure(RetryAdvice.BackOff, Kind.Throttled, retryAfter: TimeSpan.FromSeconds(42));
        Assert.That(Retries(State(TimeSpan.FromSeconds(42)), failure), Is.Zero);
    }

    [Test]
    public void ShouldRetry_BudgetSpent_IsNotTried()
    {
        var budget = new RetryBudget();
        while (budget.TryTake(20)) { }
        Assert.That(Retries(State(budget: budget), Failure(RetryAdvice.BackOff)), Is.Zero);
        Assert.That(Retries(State(budget: budget), Failure(RetryAdvice.CorrectClock)), Is.EqualTo(1));
    }

    [Test]
    public void ShouldRetry_RetriesOff_StillCorrectsTheClock()
    {
        Assert.That(Retries(State(retries: 0), Failure(RetryAdvice.BackOff)), Is.Zero);
        Assert.That(Retries(State(retries: 0), Failure(RetryAdvice.CorrectClock)), Is.EqualTo(1));
    }
}
