namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Cannot seek; may fail once it has given some bytes.</summary>
internal sealed class OneShotStream(byte[] bytes) : TestStream
{
    private int _given;

    public int FailAfter { get; set; } = int.MaxValue;

    protected override int Fill(Span<byte> buffer)
    {
        if (_given >= FailAfter)
        {
            throw new IOException("broken off");
        }

        var count = Math.Min(Math.Min(buffer.Length, bytes.Length - _given), FailAfter - _given);
        bytes.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }
}
