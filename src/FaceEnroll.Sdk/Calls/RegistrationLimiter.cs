using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Calls;

/// <summary>The registration's rate limiter: the host's, or our own, set to the vendor's figure.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "Our own limiter holds only a timer, which is off when nobody waits."
)]
internal sealed class RegistrationLimiter(Registration registration, FaceEnrollmentLimits limits)
{
    private readonly object _gate = new();
    private RateLimiter? _own;
    private (double Rate, int Queue, TimeProvider? Time) _key;

    /// <summary>Waits for a permit.</summary>
    /// <returns>The lease; null when there is no limit.</returns>
    /// <exception cref="FaceEnrollmentException">The queue is full, or the limiter says when to come again: LocalLimit, NotSent.</exception>
    public async ValueTask<RateLimitLease?> AcquireAsync(
        string operation,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        if (Choose(options) is not { } limiter)
        {
            return null;
        }

        var start = FaceEnrollmentTelemetry.LimiterWait.Enabled ? options.TimeProvider.GetTimestamp() : 0;
        var lease = ReferenceEquals(limiter, options.RateLimiter)
            ? await AcquireOfHostAsync(limiter, operation, cancellationToken).ConfigureAwait(false)
            : await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (FaceEnrollmentTelemetry.LimiterWait.Enabled)
        {
            registration.Telemetry.Waited(options.TimeProvider.GetElapsedTime(start));
        }

        if (lease.IsAcquired)
        {
            return lease;
        }

        var retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : (TimeSpan?)null;
        lease.Dispose();
        throw FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                registration.Vendor,
                operation,
                FaceEnrollmentErrorKind.LocalLimit,
                FaceEnrollmentCertainty.NotSent
            )
            {
                IsRetryable = true,
                RetryAfter = retryAfter,
                Detail = retryAfter is null
                    ? "The queue of this registration's rate limiter is full."
                    : "This registration's rate limiter gives no permit for a while.",
            }
        );
    }

    /// <summary>The host's own limiter may ignore its token, or fail. A permit that comes too late goes back.</summary>
    private async ValueTask<RateLimitLease> AcquireOfHostAsync(
        RateLimiter limiter,
        string operation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await HostCallback
                .WithinAsync(
                    limiter.AcquireAsync(1, cancellationToken),
                    cancellationToken,
                    static late => late.Dispose()
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw FailureFactory.OfHost(registration.Vendor, operation, "The rate limiter", e);
        }
    }

    private RateLimiter? Choose(FaceEnrollmentOptions options)
    {
        if (options.RateLimiter is { } given)
        {
            return given;
        }

        if ((options.RequestsPerSecond ?? limits.RequestsPerSecond?.Value) is not { } rate)
        {
            return null;
        }

        var key = (rate, options.RateLimiterQueueLimit, options.TimeProvider);
        lock (_gate)
        {
            if (_own is null || key != _key)
            {
                // The old limiter still serves everybody who waits at it.
                _own = new SlidingSecondRateLimiter(rate, options.RateLimiterQueueLimit, options.TimeProvider);
                _key = key;
            }

            return _own;
        }
    }
}
