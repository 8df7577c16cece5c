using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;
using Polly;

namespace FaceEnroll.Sdk.Calls;

/// <summary>What one call remembers between its attempts.</summary>
internal sealed class CallRetries(
    FaceEnrollmentOptions options,
    Deadline deadline,
    RetryBudget budget,
    CallTelemetry telemetry,
    ReplyDates? dates = null
)
{
    /// <summary>Where the retry strategy finds the call.</summary>
    public static readonly ResiliencePropertyKey<CallRetries> Key = new("FaceEnroll.Sdk.Call");

    private int _retries;
    private int _boundedRetries;
    private bool _clockCorrected;
    private bool _credentialsDropped;

    public FaceEnrollmentOptions Options { get; } = options;

    public Deadline Deadline { get; } = deadline;

    /// <summary>Where the replies' times are noted; null when nobody asked for them.</summary>
    public ReplyDates? Dates { get; } = dates;

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the last failure's credentials could be replaced; set with the failure.</summary>
    public bool CredentialsReplaceable { get; set; }

    /// <summary>The wait before the next attempt, decided together with it.</summary>
    public TimeSpan NextDelay { get; private set; }

    /// <summary>The same with the vendor's pause, should nobody end that.</summary>
    private TimeSpan ExpectedWait { get; set; }

    /// <summary>Whether a failure is answered with another attempt. Asked once per failure; it uses up retries.</summary>
    /// <param name="failure">What the attempt threw.</param>
    /// <param name="random">0 to below 1, for the jitter.</param>
    public bool ShouldRetry(Exception? failure, Func<double> random)
    {
        if (!IsToBeRetried(failure, random))
        {
            return false;
        }

        telemetry.Retry(((FaceEnrollmentException)failure!).Error, ExpectedWait);
        return true;
    }

    private bool IsToBeRetried(Exception? failure, Func<double> random)
    {
        if (failure is not FaceEnrollmentException { Certainty: not FaceEnrollmentCertainty.Unknown } known)
        {
            return false;
        }

        NextDelay = ExpectedWait = TimeSpan.Zero;
        switch (known.Advice)
        {
            case RetryAdvice.CorrectClock when !_clockCorrected:
                return _clockCorrected = true;
            case RetryAdvice.RefreshCredentials when !_credentialsDropped && CredentialsReplaceable:
                return _credentialsDropped = true;
            case RetryAdvice.Bounded when _boundedRetries < 2:
                _boundedRetries++;
                return BackOff(known, random);
            case RetryAdvice.BackOff:
                return BackOff(known, random);
            default:
                return false;
        }
    }

    private bool BackOff(FaceEnrollmentException failure, Func<double> random)
    {
        var retry = Options.Retry;
        if (_retries >= retry.MaxRetries)
        {
            return false;
        }

        var first = failure.Kind == FaceEnrollmentErrorKind.Throttled ? retry.ThrottlingBaseDelay : retry.BaseDelay;
        var ceiling = Math.Min(first.TotalMilliseconds * Math.Pow(2, _retries), retry.MaxDelay.TotalMilliseconds);
        // Full jitter: calls that failed together do not come back together.
        var delay = TimeSpan.FromMilliseconds(ceiling * random());
        // What the vendor asked for is waited out in the registration's pause, which the host can end.
        var pause = failure.Error.RetryAfter is { } asked
            ? asked < Options.MaxRetryAfter
                ? asked
                : Options.MaxRetryAfter
            : TimeSpan.Zero;
        var wait = pause > delay ? pause : delay;
        // Waiting past the call's own time would only turn this failure into a time-out.
        if (wait >= Deadline.Left || !budget.TryTake(retry.Budget))
        {
            return false;
        }

        _retries++;
        NextDelay = delay;
        ExpectedWait = wait;
        return true;
    }
}
