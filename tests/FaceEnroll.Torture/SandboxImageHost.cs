using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;

namespace FaceEnroll.Torture;

/// <summary>Publishes pictures at the sandbox.</summary>
internal sealed class SandboxImageHost(FaceEnrollSandbox sandbox) : IFaceImageHost
{
    public async ValueTask<IFaceImageLease> PublishAsync(
        Stream content,
        string contentType,
        CancellationToken cancellationToken = default
    )
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return new Lease(sandbox, sandbox.PublishPicture(copy.ToArray()));
    }

    private sealed class Lease(FaceEnrollSandbox sandbox, Uri url) : IFaceImageLease
    {
        public Uri Url => url;

        public ValueTask DisposeAsync()
        {
            sandbox.WithdrawPicture(url);
            return default;
        }
    }
}
