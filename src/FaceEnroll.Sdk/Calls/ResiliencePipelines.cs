using FaceEnroll.Sdk.Pacing;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace FaceEnroll.Sdk.Calls;

/// <summary>
/// The registration's two pipelines, built once: retry around an optional circuit breaker for what stores faces, retry
/// alone for everything else. Only the clock and the breaker are fixed in them; everything else is read from the call.
/// </summary>
internal sealed class ResiliencePipelines
{
    private readonly object _gate = new();
    private ResiliencePipeline<object>? _preparing;
    private ResiliencePipeline<object>? _enrolling;
    private RegistrationPause _open = new();
    private (TimeProvider? Time, double Ratio, int Throughput, TimeSpan Window, TimeSpan Break) _key;

    public ResiliencePipeline<object> For(FaceEnrollmentOptions options, bool changesFaces)
    {
        var breaker = options.CircuitBreaker;
        var key = (
            options.TimeProvider,
            breaker?.FailureRatio ?? 0,
            breaker?.MinimumThroughput ?? 0,
            breaker?.SamplingDuration ?? default,
            breaker?.BreakDuration ?? default
        );
        lock (_gate)
        {
            if (_enrolling is null || _preparing is null || key != _key)
            {
                _key = key;
                _open = new RegistrationPause();
                _preparing = Builder(options).Build();
                var builder = Builder(options);
                _enrolling = (
                    breaker is null ? builder : builder.AddCircuitBreaker(Breaker(breaker, options.TimeProvider, _open))
                ).Build();
            }

            return changesFaces ? _enrolling : _preparing;
        }
    }

    /// <summary>How long the circuit breaker keeps blocking calls; null when it lets them pass.</summary>
    public TimeSpan? OpenFor(FaceEnrollmentOptions options)
    {
        lock (_gate)
        {
            return options.CircuitBreaker is not null && _open.Left(options.TimeProvider) is { Ticks: > 0 } left
                ? left
                : null;
        }
    }

    private static ResiliencePipelineBuilder<object> Builder(FaceEnrollmentOptions options) =>
        new ResiliencePipelineBuilder<object> { TimeProvider = options.TimeProvider }.AddRetry(
            new RetryStrategyOptions<object>
            {
                // The call keeps its own count: corrections of clock and credentials do not use up retries.
                MaxRetryAttempts = int.MaxValue,
                // The exception of an open circuit breaker does not come from an attempt.
                ShouldHandle = static args => new ValueTask<bool>(
                    args.Outcome.Exception is FaceEnrollmentException && Retries(args.Context).NextAttempt is not null
                ),
                DelayGenerator = static args => new ValueTask<TimeSpan?>(Retries(args.Context).NextAttempt),
            }
        );

    private static CircuitBreakerStrategyOptions<object> Breaker(
        FaceCircuitBreakerOptions options,
        TimeProvider time,
        RegistrationPause open
    ) =>
        new()
        {
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumThroughput,
            SamplingDuration = options.SamplingDuration,
            BreakDuration = options.BreakDuration,
            // When its time is over, the next call is let through, even before the breaker itself says so.
            OnOpened = args =>
            {
                open.Extend(time, args.BreakDuration);
                return default;
            },
            // Refused pictures and throttling say nothing against the service.
            ShouldHandle = static args => new ValueTask<bool>(
                args.Outcome.Exception
                    is FaceEnrollmentException
                    {
                        Kind: FaceEnrollmentErrorKind.VendorFault or FaceEnrollmentErrorKind.Transport
                    }
            ),
        };

    private static CallRetries Retries(ResilienceContext context) =>
        context.Properties.GetValue(CallRetries.Key, null!);
}
