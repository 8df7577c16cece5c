using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>Keeps each chunk of a pass.</summary>
internal sealed class RecordingSink : BodySink
{
    public List<(byte[] Bytes, bool IsLast)> Chunks { get; } = [];

    public byte[] All => [.. Chunks.SelectMany(c => c.Bytes)];

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> chunk, bool isLast, CancellationToken cancellationToken)
    {
        Chunks.Add((chunk.ToArray(), isLast));
        return default;
    }
}
