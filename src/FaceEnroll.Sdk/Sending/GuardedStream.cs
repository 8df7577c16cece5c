using System.Diagnostics.CodeAnalysis;
using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Sending;

/// <summary>Counts what a content writes, before it goes on.</summary>
/// <param name="inner">The wire.</param>
/// <param name="evidence">The attempt.</param>
/// <param name="length">What the content says about its length; null when it does not know.</param>
[SuppressMessage(
    "Performance",
    "CA1844",
    Justification = "netstandard2.0 has no memory-based override, and behaviour does not differ by target."
)]
internal sealed class GuardedStream(Stream inner, SendEvidence evidence, long? length) : Stream
{
    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        do
        {
            var chunk = Count(count);
            inner.Write(buffer, offset, chunk);
            (offset, count) = (offset + chunk, count - chunk);
        } while (count > 0);
    }

    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        do
        {
            var chunk = Count(count);
            await inner.WriteAsync(buffer.AsMemory(offset, chunk), cancellationToken).ConfigureAwait(false);
            (offset, count) = (offset + chunk, count - chunk);
        } while (count > 0);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Counts the next part. A buffered body comes in one piece: counted as one, it would be whole before it left.</summary>
    private int Count(int count)
    {
        var chunk = Math.Min(count, ChunkBuffer.Capacity);
        _written += chunk;
        evidence.GiveWrapped(chunk, isLast: _written >= length);
        return chunk;
    }
}
