using System.Buffers;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// Gathers a pass into chunks. The pass takes a chunk away only when it needs room, so that the body's last bytes always go
/// with the last chunk.
/// </summary>
/// <param name="kept">Takes the chunks over as they are taken away; null where nobody keeps them.</param>
internal sealed class ChunkBuffer(KeptChunks? kept = null) : IDisposable
{
    /// <summary>
    /// Bytes of a chunk: a little less than two of the largest segments that TCP hands to IP, 64 KB. A few bytes more than
    /// two, such as 128 KB, go as a third segment, which costs as much as a full one.
    /// </summary>
    internal const int Capacity = 130 * 1000;

    private KeptChunks? _kept = kept;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _count;
    private int _highWater;

    /// <summary>Whether nothing is gathered.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Appends as many bytes as there is room for.</summary>
    /// <returns>The rest.</returns>
    public ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> bytes)
    {
        var count = Math.Min(bytes.Length, Capacity - _count);
        bytes.Span.Slice(0, count).CopyTo(_buffer.AsSpan(_count));
        Advance(count);
        return bytes.Slice(count);
    }

    /// <summary>Whether there is room for this many bytes, at most the capacity.</summary>
    public bool HasRoom(int room) => Capacity - _count >= room;

    /// <summary>The free room; at most this much of it will be used.</summary>
    public Span<byte> Room(int room)
    {
        // All of it may be used on the way, and is cleared in the end.
        _highWater = Math.Max(_highWater, _count + room);
        return _buffer.AsSpan(_count, Capacity - _count);
    }

    /// <summary>Says how much of the room was filled.</summary>
    public void Advance(int count)
    {
        _count += count;
        _highWater = Math.Max(_highWater, _count);
    }

    /// <summary>Takes away what is gathered. It must be used before anything else is gathered.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        var chunk = _buffer.AsMemory(0, _count);
        if (_kept?.TryAdd(_buffer, _count, _highWater) == true)
        {
            // It is no longer this one's to give back, even if no other can be had.
            (_buffer, _highWater) = ([], 0);
            _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
        }
        else
        {
            _kept?.Dispose();
            _kept = null;
        }

        _count = 0;
        return chunk;
    }

    /// <summary>The pass has reached the body's end: if every chunk was kept, the body is.</summary>
    public void Complete() => _kept?.Complete();

    public void Dispose()
    {
        Array.Clear(_buffer, 0, _highWater);
        ArrayPool<byte>.Shared.Return(_buffer);
    }
}
