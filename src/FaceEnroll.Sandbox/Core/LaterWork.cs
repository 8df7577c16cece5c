namespace FaceEnroll.Sandbox.Core;

/// <summary>What goes on after its connection is gone.</summary>
internal sealed class LaterWork
{
    private readonly object _gate = new();
    private readonly List<Task> _running = [];

    public void Add(Func<Task> work)
    {
        lock (_gate)
        {
            _running.RemoveAll(static task => task.IsCompleted);
            _running.Add(work());
        }
    }

    /// <summary>Ends when everything begun until now has ended, in whatever way.</summary>
    public Task WhenDone()
    {
        Task[] running;
        lock (_gate)
        {
            running = [.. _running];
        }

        return Task.WhenAll(running).ContinueWith(static _ => { }, TaskScheduler.Default);
    }
}
