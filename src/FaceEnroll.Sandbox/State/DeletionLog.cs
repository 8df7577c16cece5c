namespace FaceEnroll.Sandbox.State;

/// <summary>
/// What is gone at all vendors, in the order in which it went, and who listens. Its lock is the last one that is taken: who
/// adds holds a vendor's, so a listener must be quick and ask nobody.
/// </summary>
internal sealed class DeletionLog
{
    private readonly object _gate = new();
    private readonly List<SandboxDeletion> _deletions = [];
    private Action[] _listeners = [];
    private long _last;

    public SandboxDeletion Add(SandboxFace face, DeletionMark mark)
    {
        SandboxDeletion deletion;
        Action[] listeners;
        lock (_gate)
        {
            deletion = new SandboxDeletion(face)
            {
                Number = ++_last,
                Cause = mark.Cause,
                DeletedAt = mark.At,
                RequestNumber = mark.RequestNumber,
                Operation = mark.Operation,
            };
            _deletions.Add(deletion);
            listeners = _listeners;
        }

        foreach (var listener in listeners)
        {
            listener();
        }

        return deletion;
    }

    public IReadOnlyList<SandboxDeletion> Snapshot()
    {
        lock (_gate)
        {
            return [.. _deletions];
        }
    }

    /// <summary>Numbers go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _deletions.Clear();
        }
    }

    public IDisposable Listen(Action listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Subscription(this, listener);
    }

    private sealed class Subscription(DeletionLog log, Action listener) : IDisposable
    {
        public void Dispose()
        {
            lock (log._gate)
            {
                log._listeners = [.. log._listeners.Where(other => other != listener)];
            }
        }
    }
}
