using System.Collections.Concurrent;

namespace FaceEnroll.Sandbox.State;

/// <summary>Nonces that were used, for as long as they may not be reused.</summary>
internal sealed class NonceMemory(TimeSpan keep)
{
    private const int PurgeEvery = 1024;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private int _adds;

    /// <summary>Takes a nonce; false when it was taken before and not yet forgotten.</summary>
    public bool TryUse(string nonce, DateTimeOffset now)
    {
        if (Interlocked.Increment(ref _adds) % PurgeEvery == 0)
        {
            foreach (var (old, at) in _seen)
            {
                if (now - at > keep)
                {
                    _seen.TryRemove(old, out _);
                }
            }
        }

        if (_seen.TryAdd(nonce, now))
        {
            return true;
        }

        return _seen.TryGetValue(nonce, out var first) && now - first > keep && _seen.TryUpdate(nonce, now, first);
    }

    public void Clear() => _seen.Clear();
}
