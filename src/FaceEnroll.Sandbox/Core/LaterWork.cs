namespace FaceEnroll.Sandbox.Core;

/// <summary>Work that goes on after its connection is gone.</summary>
internal sealed class LaterWork
{
    private readonly object _gate = new();
    private readonly List<Task> _running = [];

    /// <summary>
    /// Begins the work under the lock: anybody who sees an effect of it, a reply for instance, finds it in
    /// <see cref="WhenDone"/>.
    /// </summary>
    /// <returns>The work.</returns>
    public Task Begin(Func<Task> work)
    {
        lock (_gate)
        {
            _running.RemoveAll(static task => task.IsCompleted);
            var begun = work();
            _running.Add(begun);
            return begun;
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
