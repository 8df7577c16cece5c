using System.Buffers;
using System.Runtime.InteropServices;

namespace System.IO;

/// <summary>Memory-based reads and writes of later frameworks.</summary>
internal static class StreamExtensions
{
    public static async ValueTask<int> ReadAsync(
        this Stream stream,
        Memory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (MemoryMarshal.TryGetArray<byte>(buffer, out var array))
        {
            return await stream
                .ReadAsync(array.Array!, array.Offset, array.Count, cancellationToken)
                .ConfigureAwait(false);
        }

        var rented = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            var read = await stream.ReadAsync(rented, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
            rented.AsSpan(0, read).CopyTo(buffer.Span);
            return read;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    public static async ValueTask WriteAsync(
        this Stream stream,
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        if (MemoryMarshal.TryGetArray(buffer, out var array))
        {
            await stream.WriteAsync(array.Array!, array.Offset, array.Count, cancellationToken).ConfigureAwait(false);
            return;
        }

        var rented = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            buffer.CopyTo(rented);
            await stream.WriteAsync(rented, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
