namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Never ends; says how much it gave.</summary>
internal sealed class EndlessStream : TestStream
{
    public long Given { get; private set; }

    protected override int Fill(Span<byte> buffer)
    {
        buffer.Fill((byte)' ');
        Given += buffer.Length;
        return buffer.Length;
    }
}
