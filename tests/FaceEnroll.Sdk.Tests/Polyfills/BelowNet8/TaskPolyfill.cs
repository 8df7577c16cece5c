namespace FaceEnroll.Sdk.Tests;

internal static class CancellationPolyfill
{
    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }
}

/// <summary>A task without a result.</summary>
internal sealed class TaskCompletionSource(TaskCreationOptions options = TaskCreationOptions.None)
    : TaskCompletionSource<bool>(options)
{
    public void SetResult() => SetResult(true);

    public bool TrySetResult() => TrySetResult(true);
}
