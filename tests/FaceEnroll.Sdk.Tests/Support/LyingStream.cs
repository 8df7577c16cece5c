namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Can seek, and ends at another place than it says.</summary>
internal sealed class LyingStream(byte[] bytes, long length) : TestStream
{
    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position { get; set; }

    protected override int Fill(Span<byte> buffer)
    {
        var left = bytes.AsSpan((int)Math.Min(Position, bytes.Length));
        left = left[..Math.Min(left.Length, buffer.Length)];
        left.CopyTo(buffer);
        Position += left.Length;
        return left.Length;
    }
}
