namespace FaceEnroll.Sdk.Images;

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryImageSource(ReadOnlyMemory<byte> content) : FaceImageSource
{
    public override ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken) =>
        new(new OpenedImage(content));
}
