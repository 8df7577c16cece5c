using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Images;

/// <summary>Where a picture's bytes come from. Opened once per call; every pass and attempt reads the same opening.</summary>
internal abstract class FaceImageSource
{
    private static long s_created;

    /// <summary>
    /// The order in which the pictures of one call are opened: the same for all calls, so that two calls that share
    /// streams never wait for each other.
    /// </summary>
    public long Order { get; } = Interlocked.Increment(ref s_created);

    /// <summary>Opens the picture for one call.</summary>
    /// <param name="maxBytes">What a stream that cannot be rewound may buffer.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken);
}

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryImageSource(ReadOnlyMemory<byte> content) : FaceImageSource
{
    public override ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken) =>
        new(new OpenedImage(content));
}

/// <summary>A file, opened once per call and without write sharing, so that what was checked is what is sent.</summary>
internal sealed class FileImageSource(string path) : FaceImageSource
{
    public override ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken)
    {
        var stream = Open();
        return new ValueTask<OpenedImage>(new OpenedImage(stream, origin: 0, stream.Length, stream));
    }

    private FileStream Open()
    {
        try
        {
            // Chunks are larger than any buffer of FileStream's own: 1 switches that off on every target.
            return new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1,
                FileOptions.SequentialScan
            );
        }
        catch (Exception e)
        {
            throw ImageReadException.OfFile(e);
        }
    }
}

/// <summary>The caller's own stream: rewound where it can be, else buffered once. Calls that share it take turns.</summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A SemaphoreSlim whose wait handle is never asked for holds nothing."
)]
internal sealed class StreamImageSource : FaceImageSource
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Stream _stream;
    private readonly long _origin;
    private byte[]? _buffered;
    private bool _isSpent;

    public StreamImageSource(Stream stream)
    {
        _stream = stream;
        _origin = stream.CanSeek ? stream.Position : 0;
    }

    public override async ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var turn = new Turn(_turn);
        try
        {
            if (_buffered is null && _stream.CanSeek)
            {
                // The turn is given back when the call is over: nobody else may move the position meanwhile.
                var opened = new OpenedImage(_stream, _origin, _stream.Length - _origin, turn);
                turn = null;
                return opened;
            }

            if (_buffered is null)
            {
                if (_isSpent)
                {
                    // What follows is not the picture's beginning.
                    throw new InvalidOperationException(
                        "An earlier call read a part of this stream and failed, so the picture is incomplete."
                    );
                }

                _isSpent = true;
                _buffered = await BoundedBuffer
                    .ReadAllAsync(_stream, maxBytes, cancellationToken)
                    .ConfigureAwait(false);
            }

            return new OpenedImage(_buffered);
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>A factory of streams: asked once per call.</summary>
internal sealed class StreamFactoryImageSource(Func<CancellationToken, ValueTask<Stream>> open) : FaceImageSource
{
    public override async ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken)
    {
        var stream =
            await HostCallback
                .WithinAsync(open(cancellationToken), cancellationToken, static late => late?.Dispose())
                .ConfigureAwait(false)
            ?? throw new InvalidOperationException("The picture's stream factory returned null.");
        try
        {
            if (stream.CanSeek)
            {
                return new OpenedImage(stream, stream.Position, stream.Length - stream.Position, stream);
            }

            var content = await BoundedBuffer.ReadAllAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false);
            stream.Dispose();
            return new OpenedImage(content);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}

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

/// <summary>A stream that cannot be rewound holds more than the vendor takes.</summary>
internal sealed class ImageTooLargeException(long maxBytes, long read, ImageHeaderStatus status, ImageInfo info)
    : Exception(FormattableString.Invariant($"The picture's stream holds more than {maxBytes:N0} bytes."))
{
    public long MaxBytes { get; } = maxBytes;

    /// <summary>How much of it was read.</summary>
    public long Read { get; } = read;

    /// <summary>Whether its header is known.</summary>
    public ImageHeaderStatus Status { get; } = status;

    /// <summary>What its header says.</summary>
    public ImageInfo Info { get; } = info;
}

/// <summary>The picture's own source failed while it was read: not the transport's fault.</summary>
internal sealed class ImageReadException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Without the cause, whose words hold the path: people name files after people.</summary>
    public static ImageReadException OfFile(Exception cause) =>
        new(
            cause switch
            {
                FileNotFoundException or DirectoryNotFoundException => "The picture's file is missing.",
                UnauthorizedAccessException => "The picture's file may not be read: access is denied.",
                _ => $"The picture's file cannot be read: {cause.GetType().Name}.",
            }
        );
}
