namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Gives some bytes, then throws. Can seek only when it is told to.</summary>
internal sealed class FaultyStream(byte[] bytes, Exception fault, bool canSeek = false, long? length = null)
    : TestStream
{
    public override bool CanSeek => canSeek;

    public override long Length => length ?? throw new NotSupportedException();

    public override long Position { get; set; }

    protected override int Fill(Span<byte> buffer)
    {
        var left = bytes.AsSpan((int)Math.Min(Position, bytes.Length));
        if (left.IsEmpty)
        {
            throw fault;
        }

        left = left[..Math.Min(left.Length, buffer.Length)];
        left.CopyTo(buffer);
        Position += left.Length;
        return left.Length;
    }
}
