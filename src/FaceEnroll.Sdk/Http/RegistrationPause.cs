namespace FaceEnroll.Sdk.Http;

/// <summary>A vendor's Retry-After, which holds for the whole registration: nobody sends before it is over.</summary>
internal sealed class RegistrationPause
{
    private long _untilTicks;

    /// <summary>The vendor asked to wait; the longest wish counts.</summary>
    public void Extend(TimeProvider timeProvider, TimeSpan wait)
    {
        var until = (timeProvider.GetUtcNow() + wait).UtcTicks;
        while (true)
        {
            var present = Volatile.Read(ref _untilTicks);
            if (present >= until || Interlocked.CompareExchange(ref _untilTicks, until, present) == present)
            {
                return;
            }
        }
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
            var left = TimeSpan.FromTicks(Volatile.Read(ref _untilTicks) - timeProvider.GetUtcNow().UtcTicks);
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
                        Detail = "The vendor asked this registration to wait for longer than the call may take.",
                    }
                );
            }

            await timeProvider.WaitAsync(left, cancellationToken).ConfigureAwait(false);
        }
    }
}
