using System.Diagnostics.CodeAnalysis;

namespace FaceEnroll.Sdk.Sending;

/// <summary>Counts what a content writes, before it goes on.</summary>
/// <param name="inner">The wire.</param>
/// <param name="evidence">The attempt.</param>
/// <param name="length">What the content says of its length; null when it does not know.</param>
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
        Count(count);
        inner.Write(buffer, offset, count);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Count(count);
        return inner.WriteAsync(buffer, offset, count, cancellationToken);
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Count(int count)
    {
        _written += count;
        evidence.GiveWrapped(count, isLast: _written >= length);
    }
}
