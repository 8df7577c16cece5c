namespace FaceEnroll.Sdk.Deletion;

/// <summary>How often a deletion is sent, and the wait in between.</summary>
internal static class DeletionRounds
{
    /// <summary>One that was lost is sent again at most twice.</summary>
    public const int Most = 3;

    /// <summary>Waits before the next round.</summary>
    /// <returns>False when the caller canceled meanwhile.</returns>
    public static async ValueTask<bool> WaitAsync(
        int round,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await options
                .TimeProvider.WaitAsync(TimeSpan.FromTicks(options.Retry.BaseDelay.Ticks * round), cancellationToken)
                .ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
