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

    /// <summary>Waits by the given clock.</summary>
    public static Task WaitAsync(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, timeProvider, cancellationToken);
#else
        timeProvider.Delay(delay, cancellationToken);
#endif
}
