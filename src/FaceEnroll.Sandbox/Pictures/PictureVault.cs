using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace FaceEnroll.Sandbox.Pictures;

/// <summary>Pictures in memory by their hash, up to a cap; the oldest make room for new ones.</summary>
internal sealed class PictureVault(long maxBytes)
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<string, byte[]> _pictures = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _bytes;

    public void Keep(SandboxPicture picture)
    {
        if (picture.Unseen || picture.Bytes.Length > maxBytes || _pictures.ContainsKey(picture.Sha256))
        {
            return;
        }

        lock (_gate)
        {
            if (!_pictures.TryAdd(picture.Sha256, picture.Bytes.ToArray()))
            {
                return;
            }

            _order.Enqueue(picture.Sha256);
            _bytes += picture.Bytes.Length;
            while (_bytes > maxBytes && _order.TryDequeue(out var oldest) && _pictures.TryRemove(oldest, out var bytes))
            {
                _bytes -= bytes.Length;
            }
        }
    }

    public bool TryGet(string sha256, [NotNullWhen(true)] out byte[]? picture) =>
        _pictures.TryGetValue(sha256, out picture);

    public void Clear()
    {
        lock (_gate)
        {
            _pictures.Clear();
            _order.Clear();
            _bytes = 0;
        }
    }
}
