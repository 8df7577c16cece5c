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
        Enumerable.Range(0, 20).TakeWhile(_ => Next(state, failure) is not null).Count();

    private static TimeSpan? Next(CallRetries state, Exception failure)
    {
        state.Failed(failure, () => 0.5);
        return state.NextAttempt;
    }

    [Test]
    public void Repeats_FirstFailureWithARetry_IsThePipelinesFirstOutcomeOnce()
    {
        var state = State();
        var failure = Failure(RetryAdvice.BackOff);

        Assert.That(state.Repeats(failure, () => 0.5), Is.True);
        Assert.That(state.NextAttempt, Is.Not.Null);
        Assert.That(state.TakeFirst(), Is.SameAs(failure));
        Assert.That(state.TakeFirst(), Is.Null);
    }

    [Test]
    public void Repeats_FailureWithoutARetry_EndsTheCall()
    {
        var state = State();
        Assert.That(state.Repeats(Failure(RetryAdvice.No), () => 0.5), Is.False);
        Assert.That(state.TakeFirst(), Is.Null);
    }

    [TestCase(nameof(RetryAdvice.No), 0)]
    [TestCase(nameof(RetryAdvice.BackOff), 3)]
    [TestCase(nameof(RetryAdvice.Bounded), 2)]
    [TestCase(nameof(RetryAdvice.CorrectClock), 1)]
    [TestCase(nameof(RetryAdvice.RefreshCredentials), 1)]
    public void Failed_Advice_LimitsTheRetries(string advice, int retries) =>
        Assert.That(Retries(State(), Failure(Enum.Parse<RetryAdvice>(advice))), Is.EqualTo(retries));

    [Test]
    public void Failed_Unknown_IsNever()
    {
        foreach (var advice in Enum.GetValues<RetryAdvice>())
        {
            Assert.That(Retries(State(), Failure(advice, certainty: Certainty.Unknown)), Is.Zero);
        }

        Assert.That(Next(State(), new IOException()), Is.Null);
    }

    [TestCase(Kind.Transport, 250)]
    [TestCase(Kind.Throttled, 500)]
    public void Failed_BackOff_DoublesUpToTheCeiling(Kind kind, int first)
    {
        var state = State(retries: 20);
        var delays = new List<double>();
        while (delays.Count < 8 && Next(state, Failure(RetryAdvice.BackOff, kind)) is { } delay)
        {
            delays.Add(delay.TotalMilliseconds);
        }

        Assert.That(delays, Is.EqualTo(Enumerable.Range(0, 8).Select(i => Math.Min(first * Math.Pow(2, i), 10_000))));
    }

    [Test]
    public void Failed_VendorAskedToWait_LeavesThatToThePause()
    {
        var failure = Failure(RetryAdvice.BackOff, Kind.Throttled, retryAfter: TimeSpan.FromSeconds(42));
        Assert.That(Next(State(), failure), Is.EqualTo(TimeSpan.FromMilliseconds(500)));
    }

    [Test]
    public void Failed_ForGoodAfterARetry_ForgetsTheWait()
    {
        var state = State();
        Assert.That(Next(state, Failure(RetryAdvice.BackOff)), Is.Not.Null);
        Assert.That(Next(state, Failure(RetryAdvice.No)), Is.Null);
    }

    [Test]
    public void Failed_WaitPastTheCallsTime_IsNotTried()
    {
        var failure = Failure(RetryAdvice.BackOff, Kind.Throttled, retryAfter: TimeSpan.FromSeconds(42));
        Assert.That(Retries(State(TimeSpan.FromSeconds(42)), failure), Is.Zero);
    }

    [Test]
    public void Failed_BudgetSpent_IsNotTried()
    {
        var budget = new RetryBudget();
        while (budget.TryTake(20)) { }
        Assert.That(Retries(State(budget: budget), Failure(RetryAdvice.BackOff)), Is.Zero);
        Assert.That(Retries(State(budget: budget), Failure(RetryAdvice.CorrectClock)), Is.EqualTo(1));
    }

    [Test]
    public void Failed_RetriesOff_StillCorrectsTheClock()
    {
        Assert.That(Retries(State(retries: 0), Failure(RetryAdvice.BackOff)), Is.Zero);
        Assert.That(Retries(State(retries: 0), Failure(RetryAdvice.CorrectClock)), Is.EqualTo(1));
    }
}
