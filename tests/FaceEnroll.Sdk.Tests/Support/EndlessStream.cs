namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Never ends; says how much it gave.</summary>
internal sealed class EndlessStream : TestStream
{
    public long Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        buffer.Fill((byte)' ');
        Given += buffer.Length;
        return buffer.Length;
    }
}
