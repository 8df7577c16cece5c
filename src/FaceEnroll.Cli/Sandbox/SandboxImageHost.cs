using FaceEnroll.Sandbox;

namespace FaceEnroll.Cli.Sandbox;

/// <summary>Publishes pictures at the sandbox, for a vendor that takes addresses only.</summary>
internal sealed class SandboxImageHost(FaceEnrollSandbox sandbox) : IFaceImageHost
{
    public async ValueTask<IFaceImageLease> PublishAsync(
        Stream content,
        string contentType,
        CancellationToken cancellationToken = default
    )
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        return new Lease(sandbox, sandbox.PublishPicture(copy.ToArray()));
    }

    private sealed class Lease(FaceEnrollSandbox sandbox, Uri url) : IFaceImageLease
    {
        public Uri Url => url;

        public ValueTask DisposeAsync()
        {
            _ = sandbox.WithdrawPicture(url);
            return default;
        }
    }
}
