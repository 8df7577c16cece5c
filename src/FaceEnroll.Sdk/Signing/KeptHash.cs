using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Signing;

/// <summary>
/// The last hash or HMAC, ready for another text: making one anew, and keying it, costs more than a small text's hash. The
/// next signature with another key lets it go. Whoever owns it holds what the key is made of anyway.
/// </summary>
/// <remarks>Safe for concurrent use: calls at the same moment make their own, and the last one's is kept.</remarks>
/// <param name="create">Makes one.</param>
internal sealed class KeptHash<TKey>(Func<TKey, IncrementalHash> create)
    where TKey : IEquatable<TKey>
{
    private Keyed? _kept;

    /// <summary>One for this key, that is the caller's alone until it is given back or disposed.</summary>
    public Keyed Take(TKey key)
    {
        var kept = Interlocked.Exchange(ref _kept, null);
        if (kept?.Key.Equals(key) == true)
        {
            return kept;
        }

        kept?.Dispose();
        return new Keyed(key, create(key));
    }

    /// <summary>Keeps it for the next call. Its value must have been read: only then is it as good as new.</summary>
    public void Keep(Keyed keyed) => Interlocked.Exchange(ref _kept, keyed)?.Dispose();

    /// <summary>The HMAC of a small text.</summary>
    public void Sign(TKey key, ReadOnlySpan<byte> text, Span<byte> signature)
    {
        var keyed = Take(key);
        try
        {
            keyed.Hash.AppendData(text);
            keyed.Hash.GetHashAndReset(signature);
        }
        catch
        {
            keyed.Dispose();
            throw;
        }

        Keep(keyed);
    }

    internal sealed class Keyed(TKey key, IncrementalHash hash) : IDisposable
    {
        public TKey Key { get; } = key;

        public IncrementalHash Hash { get; } = hash;

        public void Dispose() => Hash.Dispose();
    }
}
