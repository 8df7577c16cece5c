namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>A stream whose reads never come to an end and ignore their token.</summary>
internal sealed class HangingStream(Action? reached = null) : MemoryStream(new byte[4096])
{
    /// <summary>What the last read was to be written to.</summary>
    public Memory<byte> Target { get; private set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Target = buffer;
        reached?.Invoke();
        return new ValueTask<int>(new TaskCompletionSource<int>().Task);
    }
}
