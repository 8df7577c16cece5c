using System.Security.Cryptography;

namespace FaceEnroll.Sdk.Bodies;

/// <summary>Feeds a hash or HMAC.</summary>
internal sealed class HashSink(IncrementalHash hash) : BodySink
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> chunk, bool isLast, CancellationToken cancellationToken)
    {
        hash.AppendData(chunk.Span);
        return default;
    }
}
