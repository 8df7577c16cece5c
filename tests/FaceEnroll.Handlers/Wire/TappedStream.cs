using System.Net.Sockets;
using FaceEnroll.Torture.Wire;

namespace FaceEnroll.Handlers.Wire;

/// <summary>A connection of the client: counts what really goes out, and holds the body back in its middle where told to.</summary>
internal sealed class TappedStream(NetworkStream inner, WireTap tap, bool isTapped) : Stream
{
    private readonly RequestScan _scan = new();
    private readonly CancellationTokenSource _closed = new();
    private int _isClosed;

    public RequestScan Scan => _scan;

    public bool IsClosed => Volatile.Read(ref _isClosed) != 0;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (isTapped && tap.BytesUntilHold(_scan, buffer.Span) is { } first)
        {
            await PassAsync(buffer[..first], cancellationToken);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
            await tap.HoldAsync(either.Token);
            // As a socket whose buffer was full: it reads the caller's memory now, not before.
            buffer = buffer[first..];
        }

        await PassAsync(buffer, cancellationToken);
    }

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            inner.Dispose();
            _closed.Cancel();
        }

        base.Dispose(disposing);
    }

    private ValueTask PassAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (isTapped)
        {
            tap.Count(_scan, bytes.Span);
        }

        return inner.WriteAsync(bytes, cancellationToken);
    }
}
