using System.Buffers;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Images;

/// <summary>Reads a stream that cannot be rewound, up to a bound.</summary>
internal static class BoundedBuffer
{
    public static async ValueTask<byte[]> ReadAllAsync(
        Stream stream,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var length = 0;
        var isLeftBehind = false;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
                    buffer = larger;
                }

                var read = await HostCallback
                    .WithinAsync(
                        stream.ReadAsync(buffer.AsMemory(length, buffer.Length - length), cancellationToken),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                if (read == 0)
                {
                    return buffer.AsSpan(0, length).ToArray();
                }

                length += read;
                if (length > maxBytes)
                {
                    var status = ImageHeader.Read(buffer.AsSpan(0, length), isWhole: false, out var info);
                    throw new ImageTooLargeException(maxBytes, length, status, info);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A stream that ignores its token may still write into the buffer: the pool never sees it again.
            isLeftBehind = true;
            throw;
        }
        finally
        {
            if (!isLeftBehind)
            {
                ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            }
        }
    }
}
