namespace FaceEnroll.Sdk.Pacing;

/// <summary>
/// Waits for what the host gave us, but no longer than the call may take, even if it ignores its token. Nobody uses what it
/// does after that.
/// </summary>
internal static class HostCallback
{
    /// <summary>What the host does once the outcome is known may take this long beyond the call.</summary>
    public static readonly TimeSpan MostAfterACall = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    /// <summary>The callback's result, or the cancellation of <paramref name="cancellationToken"/>.</summary>
    /// <param name="callback">The callback, begun.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="onLate">Takes a result that came too late, to release it; null when there is nothing to release.</param>
    public static ValueTask<T> WithinAsync<T>(
        ValueTask<T> callback,
        CancellationToken cancellationToken,
        Action<T>? onLate = null
    ) => callback.IsCompleted ? callback : new ValueTask<T>(WaitAsync(callback.AsTask(), onLate, cancellationToken));

    /// <summary>The same without a result.</summary>
    public static ValueTask WithinAsync(ValueTask callback, CancellationToken cancellationToken) =>
        callback.IsCompleted ? callback : new ValueTask(WaitAsync(callback.AsTask(), cancellationToken));

    /// <summary>
    /// The same for what usually obeys its token, a message handler or a reply's stream: for a moment after the token
    /// ended, its own failure still counts, because it says more.
    /// </summary>
    /// <param name="callback">The callback, begun.</param>
    /// <param name="onLate">Takes a result that came too late, to release it.</param>
    /// <param name="cancellationToken">Ends the waiting, a moment later.</param>
    public static ValueTask<T> WithinGraceAsync<T>(
        ValueTask<T> callback,
        Action<T> onLate,
        CancellationToken cancellationToken
    ) =>
        callback.IsCompleted
            ? callback
            : new ValueTask<T>(WaitWithGraceAsync(callback.AsTask(), onLate, cancellationToken));

    private static async Task<T> WaitWithGraceAsync<T>(
        Task<T> callback,
        Action<T> onLate,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await callback
                .WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!callback.IsCompleted)
        {
            // By the machine's own time: the host's clock may stand still.
            var over = TimeProvider.System.WaitAsync(s_grace, CancellationToken.None);
            _ = await Task.WhenAny(callback, over).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It ended at this very moment: its own end says more.
        }

        if (callback.IsCompleted)
        {
            return await callback.ConfigureAwait(false);
        }

        Forget(callback, onLate);
        throw new OperationCanceledException(cancellationToken);
    }

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
            // It may have ended at this very moment: what it gave is released all the same.
            Forget(callback, onLate);
            throw;
        }
    }

    /// <summary>Nobody waits any longer: what it gives is released when it comes.</summary>
    private static void Forget<T>(Task<T> callback, Action<T>? onLate) =>
        _ = callback.ContinueWith(
            ended => LetGo(ended, onLate),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );

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
            // Nobody waits for it now.
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
