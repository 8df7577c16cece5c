namespace FaceEnroll.Sdk.Pacing;

/// <summary>
/// Waits for what the host gave us no longer than the call may take, also when it ignores its token. What it does after
/// that is nobody's any more.
/// </summary>
internal static class HostCallback
{
    /// <summary>The callback's result, or the cancellation of <paramref name="cancellationToken"/>.</summary>
    /// <param name="callback">The callback, begun.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="onLate">Takes a result that came too late, to let it go; null when there is nothing to let go.</param>
    public static ValueTask<T> WithinAsync<T>(
        ValueTask<T> callback,
        CancellationToken cancellationToken,
        Action<T>? onLate = null
    ) => callback.IsCompleted ? callback : new ValueTask<T>(WaitAsync(callback.AsTask(), onLate, cancellationToken));

    /// <summary>The same without a result.</summary>
    public static ValueTask WithinAsync(ValueTask callback, CancellationToken cancellationToken) =>
        callback.IsCompleted ? callback : new ValueTask(WaitAsync(callback.AsTask(), cancellationToken));

    private static async Task<T> WaitAsync<T>(Task<T> callback, Action<T>? onLate, CancellationToken cancellationToken)
    {
        try
        {
            return await callback
                .WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It may have ended at this very moment: what it gave is let go all the same.
            _ = callback.ContinueWith(
                ended => LetGo(ended, onLate),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }

    private static void LetGo<T>(Task<T> ended, Action<T>? onLate)
    {
        if (ended.Status != TaskStatus.RanToCompletion)
        {
            // Nobody else looks at how it ended.
            _ = ended.Exception;
            return;
        }

        try
        {
            onLate?.Invoke(ended.Result);
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }
    }

    private static async Task WaitAsync(Task callback, CancellationToken cancellationToken)
    {
        try
        {
            await callback
                .WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = callback.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
            throw;
        }
    }
}
