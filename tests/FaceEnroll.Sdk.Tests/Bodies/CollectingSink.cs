using FaceEnroll.Sdk.Bodies;

namespace FaceEnroll.Sdk.Tests.Bodies;

/// <summary>Keeps what a body writes and how it was cut.</summary>
internal sealed class CollectingSink : BodySink
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public int LargestChunk { get; private set; }

    /// <summary>How many bytes had come, each time a chunk was announced as the last.</summary>
    public List<long> LastAnnouncedAt { get; } = [];

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> chunk, bool isLast, CancellationToken cancellationToken)
    {
        LargestChunk = Math.Max(LargestChunk, chunk.Length);
        _bytes.AddRange(chunk.Span);
        if (isLast)
        {
            LastAnnouncedAt.Add(_bytes.Count);
        }

        return default;
    }

    public static async Task<CollectingSink> OfAsync(RequestBody body)
    {
        var sink = new CollectingSink();
        await body.CopyToAsync(sink, default);
        return sink;
    }
}
