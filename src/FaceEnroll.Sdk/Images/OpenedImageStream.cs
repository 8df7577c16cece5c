using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace FaceEnroll.Sdk.Images;

/// <summary>An opened picture as a read-only stream for the host, until it is disposed.</summary>
[SuppressMessage(
    "Performance",
    "CA1844",
    Justification = "netstandard2.0 has no memory-based override, and behaviour does not differ by target."
)]
internal sealed class OpenedImageStream : Stream
{
    private const int MaxChunk = 48 * 1024;

    private readonly long _length;
    private OpenedImage? _image;
    private byte[]? _scratch;
    private long _position;

    /// <param name="image">The picture.</param>
    /// <param name="canSeek">Whether it is more than one pass from the first byte to the last.</param>
    public OpenedImageStream(OpenedImage image, bool canSeek = false)
    {
        CanSeek = canSeek;
        _image = image;
        _length = image.Length;
        image.Rewind();
    }

    /// <summary>Why the picture's own source failed; null when it did not.</summary>
    public ImageReadException? SourceFault { get; private set; }

    public override bool CanRead => _image is not null;

    public override bool CanSeek { get; }

    public override bool CanWrite => false;

    /// <summary>Known without seeking: stores want it announced.</summary>
    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        // Once the call moves on, the picture belongs to another reader.
        var image = _image ?? throw new ObjectDisposedException(nameof(OpenedImageStream));
        var wanted = Math.Min(count, MaxChunk);
        if (!image.TryGetMemory(out _))
        {
            _scratch ??= ArrayPool<byte>.Shared.Rent(MaxChunk);
        }

        try
        {
            var chunk = await image.ReadAsync(wanted, _scratch, cancellationToken).ConfigureAwait(false);
            chunk.Span.CopyTo(buffer.AsSpan(offset, count));
            _position += chunk.Length;
            return chunk.Length;
        }
        catch (ImageReadException e)
        {
            SourceFault = e;
            throw new IOException(e.Message, e);
        }
    }

    /// <summary>It serves hosts that copy synchronously; nothing here waits for a captured context.</summary>
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
        {
            throw new NotSupportedException();
        }

        var image = _image ?? throw new ObjectDisposedException(nameof(OpenedImageStream));
        var position =
            offset
            + origin switch
            {
                SeekOrigin.Begin => 0,
                SeekOrigin.Current => _position,
                _ => _length,
            };
        if (position < 0 || position > _length)
        {
            throw new IOException("The position is outside of the picture.");
        }

        image.Seek(position);
        return _position = position;
    }

    /// <summary>Whoever reads it goes on after the call: it may read no more, and its buffer never goes back to the pool.</summary>
    public void Abandon() => (_image, _scratch) = (null, null);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _image?.Return(_scratch);
            _scratch = null;
        }

        _image = null;

        base.Dispose(disposing);
    }
}
