using System.Buffers;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// Gathers a pass into chunks. It hands over only when it needs room, so that the body's last bytes always go with the last
/// chunk.
/// </summary>
internal sealed class ChunkBuffer(BodySink sink) : IDisposable
{
    /// <summary>
    /// Bytes of a chunk: a little less than two of the largest segments that TCP hands to IP, 64 KB. A few bytes more than
    /// two, such as 128 KB, go as a third segment, which costs what a full one costs.
    /// </summary>
    internal const int Capacity = 130 * 1000;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _count;
    private int _highWater;

    /// <summary>Appends bytes.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var target = await ReserveAsync(1, cancellationToken).ConfigureAwait(false);
            var count = Math.Min(bytes.Length, target.Length);
            bytes.Slice(0, count).CopyTo(target);
            Advance(count);
            bytes = bytes.Slice(count);
        }
    }

    /// <summary>Hands over what is gathered, then these bytes from where they are. More must follow.</summary>
    public async ValueTask WriteThroughAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await FlushAsync(isLast: false, cancellationToken).ConfigureAwait(false);
        await sink.WriteAsync(bytes, isLast: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Room for at least <paramref name="room"/> bytes, at most the capacity.</summary>
    public ValueTask<Memory<byte>> ReserveAsync(int room, CancellationToken cancellationToken) =>
        Capacity - _count >= room
            ? new ValueTask<Memory<byte>>(Take(room))
            : FlushAndReserveAsync(room, cancellationToken);

    /// <summary>Says how much of the reserved room was filled.</summary>
    public void Advance(int count)
    {
        _count += count;
        _highWater = Math.Max(_highWater, _count);
    }

    /// <summary>Hands over what is gathered.</summary>
    public ValueTask FlushAsync(bool isLast, CancellationToken cancellationToken)
    {
        var chunk = _buffer.AsMemory(0, _count);
        _count = 0;
        return chunk.IsEmpty && !isLast ? default : sink.WriteAsync(chunk, isLast, cancellationToken);
    }

    public void Dispose()
    {
        Array.Clear(_buffer, 0, _highWater);
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private async ValueTask<Memory<byte>> FlushAndReserveAsync(int room, CancellationToken cancellationToken)
    {
        await FlushAsync(isLast: false, cancellationToken).ConfigureAwait(false);
        return Take(room);
    }

    private Memory<byte> Take(int room)
    {
        // All of the room may be used on the way, and is cleared in the end.
        _highWater = Math.Max(_highWater, _count + room);
        return _buffer.AsMemory(_count, Capacity - _count);
    }
}
