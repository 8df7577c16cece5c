using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Images;

/// <summary>A factory of streams: asked once per call.</summary>
internal sealed class StreamFactoryImageSource(Func<CancellationToken, ValueTask<Stream>> open) : FaceImageSource
{
    public override async ValueTask<OpenedImage> OpenAsync(long maxBytes, CancellationToken cancellationToken)
    {
        var stream =
            await HostCallback
                .WithinAsync(open(cancellationToken), cancellationToken, static late => late?.Dispose())
                .ConfigureAwait(false)
            ?? throw new InvalidOperationException("The picture's stream factory returned null.");
        try
        {
            if (stream.CanSeek)
            {
                return new OpenedImage(stream, stream.Position, stream.Length - stream.Position, stream);
            }

            var content = await BoundedBuffer.ReadAllAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false);
            stream.Dispose();
            return new OpenedImage(content);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }
}
