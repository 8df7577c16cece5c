namespace System.Threading;

/// <summary>Timers on a given clock, the same on every target.</summary>
internal static class TimeProviderExtensions
{
    /// <summary>A source that cancels itself after <paramref name="delay"/>.</summary>
    public static CancellationTokenSource StartTimeout(this TimeProvider timeProvider, TimeSpan delay) =>
#if NET
        new(delay, timeProvider);
#else
        timeProvider.CreateCancellationTokenSource(delay);
#endif

    /// <summary>
    /// Waits by the given clock, never too short: timers cut to whole milliseconds, and a loop that waits for a moment
    /// would spin without a pause.
    /// </summary>
    public static Task WaitAsync(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
    {
        delay = TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds));
#if NET
        return Task.Delay(delay, timeProvider, cancellationToken);
#else
        return timeProvider.Delay(delay, cancellationToken);
#endif
    }
}
