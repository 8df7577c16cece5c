using System.Collections.Concurrent;

namespace FaceEnroll.Sandbox.Core;

/// <summary>The last requests, and who listens for new ones.</summary>
internal sealed class RequestLog
{
    public const int Capacity = 1000;

    /// <summary>About how many bytes of their requests the records hold at most; the oldest go first.</summary>
    public const long MaxBytes = 16 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly Queue<(SandboxRequest Request, long Weight)> _requests = new();
    private long _bytes;
    private readonly ConcurrentDictionary<
        (SandboxVendor, string, string, string),
        (long Number, SandboxFace Face)
    > _storedBy = new();
    private Action<SandboxRequest>[] _listeners = [];
    private long _last;

    public IReadOnlyList<SandboxRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _requests.Select(static entry => entry.Request)];
        }
    }

    /// <summary>A call's number, given when it arrives.</summary>
    public long NextNumber() => Interlocked.Increment(ref _last);

    /// <summary>Notes what was stored, and adds the record; the caller makes it once it knows the earlier request, if any.</summary>
    public void Add(long number, IReadOnlyList<SandboxFace> enrolled, long weight, Func<long?, SandboxRequest> make)
    {
        // All calls meet here, so nothing is made while the others wait.
        var request = make(DuplicateOf(number, enrolled));
        Action<SandboxRequest>[] listeners;
        lock (_gate)
        {
            _requests.Enqueue((request, weight));
            _bytes += weight;
            while (_requests.Count > Capacity || (_bytes > MaxBytes && _requests.Count > 1))
            {
                _bytes -= _requests.Dequeue().Weight;
            }

            listeners = _listeners;
        }

        foreach (var listener in listeners)
        {
            listener(request);
        }
    }

    /// <summary>The earlier request that stored the same picture for the same person; null when this one is the first.</summary>
    private long? DuplicateOf(long number, IReadOnlyList<SandboxFace> enrolled)
    {
        long? earlier = null;
        foreach (var face in enrolled)
        {
            var key = (face.Vendor, face.LibraryId, face.PersonId, face.PictureSha256);
            var first = _storedBy.AddOrUpdate(
                key,
                static (_, mine) => mine,
                static (_, stored, mine) => IsBeside(stored.Face, mine.Face) ? stored : mine,
                (Number: number, Face: face)
            );
            if (first.Number != number)
            {
                earlier ??= first.Number;
            }
        }

        return earlier;
    }

    /// <summary>A face that was deleted before the other one came is no reason to call that one a duplicate.</summary>
    private static bool IsBeside(SandboxFace stored, SandboxFace face) =>
        stored.Life.Ended == 0 || stored.Life.Ended > face.Life.Began;

    public IDisposable Listen(Action<SandboxRequest> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Subscription(this, listener);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _bytes = 0;
            _storedBy.Clear();
        }
    }

    private sealed class Subscription(RequestLog log, Action<SandboxRequest> listener) : IDisposable
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
