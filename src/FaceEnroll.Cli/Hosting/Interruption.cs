namespace FaceEnroll.Cli.Hosting;

/// <summary>Ctrl-C: the first asks to stop, the second ends at once. Safe for concurrent use.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _presses;

    /// <summary>Canceled by the first.</summary>
    public CancellationToken Token => _first.Token;

    /// <summary>Completed by the second: nobody waits for anything any more.</summary>
    public Task AtOnce => _second.Task;

    /// <summary>Somebody pressed it, or the system asks the process to end.</summary>
    public void Press()
    {
        if (Interlocked.Increment(ref _presses) == 1)
        {
            _first.Cancel();
        }
        else
        {
            _ = _second.TrySetResult();
        }
    }

    public void Dispose() => _first.Dispose();
}
