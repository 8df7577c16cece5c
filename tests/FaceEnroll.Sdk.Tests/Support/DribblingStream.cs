namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Can seek, and never gives as much as it is asked for.</summary>
internal sealed class DribblingStream(byte[] bytes) : TestStream
{
    public override bool CanSeek => true;

    public override long Length => bytes.Length;

    public override long Position { get; set; }

    protected override int Fill(Span<byte> buffer)
    {
        var count = (int)Math.Min(Math.Min(buffer.Length, 7777), bytes.Length - Position);
        bytes.AsSpan((int)Position, count).CopyTo(buffer);
        Position += count;
        return count;
    }
}
