namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A stream whose reads never come to an end and ignore their token.</summary>
internal sealed class HangingStream(Action? reached = null) : Stream
{
    /// <summary>What the last read was to be written to.</summary>
    public Memory<byte> Target { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => 4096;

    public override long Position { get; set; }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Target = buffer.AsMemory(offset, count);
        reached?.Invoke();
        return new TaskCompletionSource<int>().Task;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }
}
