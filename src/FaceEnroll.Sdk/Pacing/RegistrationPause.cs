namespace FaceEnroll.Sdk.Pacing;

/// <summary>A vendor's Retry-After, which holds for the whole registration: nobody sends before it is over.</summary>
internal sealed class RegistrationPause
{
    // By the monotonic clock: the wall clock may be wrong, and jump when it is set right.
    private long _until;
    private CancellationTokenSource? _waiting;

    /// <summary>The vendor asked to wait; the longest wait counts.</summary>
    public void Extend(TimeProvider timeProvider, TimeSpan wait)
    {
        var until = timeProvider.GetTimestamp() + (long)(wait.TotalSeconds * timeProvider.TimestampFrequency);
        while (true)
        {
            var present = Volatile.Read(ref _until);
            if (present >= until || Interlocked.CompareExchange(ref _until, until, present) == present)
            {
                return;
            }
        }
    }

    /// <summary>Nobody waits any longer.</summary>
    public void End()
    {
        Volatile.Write(ref _until, 0);
        Interlocked.Exchange(ref _waiting, null)?.Cancel();
    }

    /// <summary>What is left of the pause; zero or less when there is none.</summary>
    public TimeSpan Left(TimeProvider timeProvider)
    {
        var until = Volatile.Read(ref _until);
        return until == 0 ? TimeSpan.Zero : timeProvider.GetElapsedTime(timeProvider.GetTimestamp(), until);
    }

    /// <summary>Waits the pause out, or fails at once when the call's time ends before it.</summary>
    /// <exception cref="FaceEnrollmentThrottledException">The pause is longer than the time left.</exception>
    public async ValueTask WaitAsync(
        FaceVendor vendor,
        string operation,
        TimeProvider timeProvider,
        Deadline deadline,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var left = Left(timeProvider);
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            if (left >= deadline.Left)
            {
                throw FaceEnrollmentExceptionFactory.Create(
                    new FaceEnrollmentError(
                        vendor,
                        operation,
                        FaceEnrollmentErrorKind.Throttled,
                        FaceEnrollmentCertainty.NotSent
                    )
                    {
                        RetryAfter = left,
                        IsRetryable = true,
                        Detail = "The vendor asked for a pause that is longer than the time left for this call.",
                    }
                );
            }

            await WaitAsync(timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask WaitAsync(TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var waiting = Volatile.Read(ref _waiting);
        if (waiting is null)
        {
            // Never disposed: it has no timer, and the pause may be ended at any time.
            var mine = new CancellationTokenSource();
            waiting = Interlocked.CompareExchange(ref _waiting, mine, null) ?? mine;
        }

        // Only now: a pause that ended a moment ago does not wake anybody again.
        var left = Left(timeProvider);
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting.Token, cancellationToken);
        try
        {
            await timeProvider.WaitAsync(left, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The host ended the pause.
        }
    }
}
