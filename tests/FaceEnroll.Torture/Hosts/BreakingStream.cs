namespace FaceEnroll.Torture.Hosts;

/// <summary>A stream that throws once so much of it was read, over all its readings.</summary>
internal sealed class BreakingStream(byte[] content, int breaksAfter, Exception error, bool canSeek) : Stream
{
    private int _position;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => canSeek;

    public override bool CanWrite => false;

    public override long Length => canSeek ? content.Length : throw new NotSupportedException();

    public override long Position
    {
        get => canSeek ? _position : throw new NotSupportedException();
        set => _position = canSeek ? (int)value : throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_read >= breaksAfter)
        {
            throw error;
        }

        var count = (int)Math.Min(Math.Min(buffer.Length, content.Length - _position), breaksAfter - _read);
        content.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        _read += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => content.Length + offset,
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
