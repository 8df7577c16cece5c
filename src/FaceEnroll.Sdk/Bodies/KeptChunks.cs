using System.Buffers;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>
/// A body's chunks, kept from the pass that hashes them for the pass that sends them, where encoding them again would cost
/// as much as hashing. Bounded for one body and for all bodies of the process together: what is larger is encoded twice.
/// </summary>
/// <param name="expected">Chunks that the body will have, by what it is expected to grow.</param>
/// <remarks>One pass at a time. The chunks hold pictures, and are cleared when they go back to the pool.</remarks>
internal sealed class KeptChunks(int expected = 1) : IDisposable
{
    /// <summary>Chunks of one body: about 2 MB.</summary>
    public const int MostChunks = 16;

    /// <summary>Chunks of all bodies: about 32 MB.</summary>
    public const int MostChunksOfAll = 16 * MostChunks;

    private static int s_all;

    private readonly List<(byte[] Buffer, int Length, int Used)> _chunks = new(expected);
    private bool _isWhole;

    /// <summary>Chunks that all bodies keep at present.</summary>
    public static int All => Volatile.Read(ref s_all);

    /// <summary>Whether every chunk of the body is here.</summary>
    public bool IsWhole => _isWhole;

    /// <summary>Takes a chunk over, if there is room for it; if not, the body is not kept at all.</summary>
    /// <param name="buffer">A buffer of the shared pool.</param>
    /// <param name="length">The chunk's bytes.</param>
    /// <param name="used">How much of the buffer was written to.</param>
    /// <returns>Whether the buffer is no longer the caller's.</returns>
    public bool TryAdd(byte[] buffer, int length, int used)
    {
        if (_chunks.Count == MostChunks)
        {
            return false;
        }

        if (Interlocked.Increment(ref s_all) > MostChunksOfAll)
        {
            Interlocked.Decrement(ref s_all);
            return false;
        }

        _chunks.Add((buffer, length, used));
        return true;
    }

    /// <summary>The pass has reached the body's end.</summary>
    public void Complete() => _isWhole = true;

    /// <summary>The same chunks once more.</summary>
    public async ValueTask CopyToAsync(BodySink sink, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            var (buffer, length, _) = _chunks[i];
            await sink.WriteAsync(buffer.AsMemory(0, length), i == _chunks.Count - 1, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Clears the chunks, and gives them back, when nobody reads them any more. A second time does nothing.</summary>
    public void Dispose()
    {
        _isWhole = false;
        foreach (var (buffer, _, used) in _chunks)
        {
            Array.Clear(buffer, 0, used);
            ArrayPool<byte>.Shared.Return(buffer);
            Interlocked.Decrement(ref s_all);
        }

        _chunks.Clear();
    }
}
