namespace FaceEnroll.Sdk.Sending;

/// <summary>Who is inside a write or a read of an attempt's body.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class BodyWriters
{
    private int _count;
    private TaskCompletionSource<bool>? _gone;

    /// <summary>Ends when nobody is inside.</summary>
    public Task Gone
    {
        get
        {
            lock (this)
            {
                return _count == 0
                    ? Task.CompletedTask
                    : (_gone ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    /// <summary>Somebody begins.</summary>
    public void Enter()
    {
        lock (this)
        {
            _count++;
        }
    }

    /// <summary>Somebody is done.</summary>
    public void Leave()
    {
        lock (this)
        {
            if (--_count == 0)
            {
                _gone?.TrySetResult(true);
                // The next writer is waited for anew.
                _gone = null;
            }
        }
    }
}
