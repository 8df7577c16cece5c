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
    ReplyDates? dates = null,
    bool isPaced = false
)
{
    /// <summary>Where the retry strategy finds the call.</summary>
    public static readonly ResiliencePropertyKey<CallRetries> Key = new("FaceEnroll.Sdk.Call");

    private int _retries;
    private int _boundedRetries;
    private bool _clockCorrected;
    private bool _credentialsDropped;
    private Exception? _first;

    public FaceEnrollmentOptions Options { get; } = options;

    public Deadline Deadline { get; } = deadline;

    /// <summary>Where the replies' times are noted; null when nobody asked for them.</summary>
    public ReplyDates? Dates { get; } = dates;

    /// <summary>Whether its requests pass the rate limiter, even where they store no face.</summary>
    public bool IsPaced { get; } = isPaced;

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; set; }

    /// <summary>
    /// How long to wait before the next attempt, decided when the last one failed; null when there is none. The resilience
    /// pipeline only asks for it.
    /// </summary>
    public TimeSpan? NextAttempt { get; private set; }

    /// <summary>
    /// The first attempt, made outside the resilience pipeline, failed: decides whether the pipeline takes over. If so, the
    /// failure is what its first attempt ends with.
    /// </summary>
    /// <inheritdoc cref="Failed"/>
    public bool Repeats(Exception failure, Func<double> random)
    {
        Failed(failure, random);
        _first = NextAttempt is null ? null : failure;
        return _first is not null;
    }

    /// <summary>What the pipeline's first attempt ends with, once; null when it has an attempt to make.</summary>
    public Exception? TakeFirst()
    {
        var first = _first;
        _first = null;
        return first;
    }

    /// <summary>An attempt failed: decides whether another one follows. It uses up retries.</summary>
    /// <param name="failure">What the attempt threw.</param>
    /// <param name="random">0 to below 1, for the jitter.</param>
    public void Failed(Exception failure, Func<double> random)
    {
        NextAttempt = null;
        if (failure is not FaceEnrollmentException { Certainty: not FaceEnrollmentCertainty.Unknown } known)
        {
            return;
        }

        switch (known.Advice)
        {
            case RetryAdvice.CorrectClock when !_clockCorrected:
                _clockCorrected = true;
                Again(known, TimeSpan.Zero, TimeSpan.Zero);
                break;
            case RetryAdvice.RefreshCredentials when !_credentialsDropped:
                _credentialsDropped = true;
                Again(known, TimeSpan.Zero, TimeSpan.Zero);
                break;
            case RetryAdvice.Bounded when _boundedRetries < 2:
                _boundedRetries++;
                BackOff(known, random);
                break;
            case RetryAdvice.BackOff:
                BackOff(known, random);
                break;
            default:
                break;
        }
    }

    private void BackOff(FaceEnrollmentException failure, Func<double> random)
    {
        var retry = Options.Retry;
        if (_retries >= retry.MaxRetries)
        {
            return;
        }

        var first = failure.Kind == FaceEnrollmentErrorKind.Throttled ? retry.ThrottlingBaseDelay : retry.BaseDelay;
        var ceiling = Math.Min(first.TotalMilliseconds * Math.Pow(2, _retries), retry.MaxDelay.TotalMilliseconds);
        // Full jitter: calls that failed together do not come back together.
        var delay = TimeSpan.FromMilliseconds(ceiling * random());
        // The registration's pause waits out what the vendor asked for; the host can end that pause.
        var pause = failure.Error.RetryAfter is { } asked
            ? asked < Options.MaxRetryAfter
                ? asked
                : Options.MaxRetryAfter
            : TimeSpan.Zero;
        var wait = pause > delay ? pause : delay;
        // Waiting past the call's own time would only turn this failure into a time-out.
        if (wait < Deadline.Left && budget.TryTake(retry.Budget))
        {
            _retries++;
            Again(failure, delay, wait);
        }
    }

    /// <param name="failure">The failure.</param>
    /// <param name="delay">The wait.</param>
    /// <param name="expected">The same with the vendor's pause, if nobody ends it.</param>
    private void Again(FaceEnrollmentException failure, TimeSpan delay, TimeSpan expected)
    {
        NextAttempt = delay;
        telemetry.Retry(failure.Error, expected);
    }
}
