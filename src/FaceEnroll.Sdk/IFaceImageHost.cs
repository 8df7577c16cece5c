namespace FaceEnroll.Sdk;

/// <summary>
/// Turns a picture's bytes into a URL that the vendor can download, for vendors that take URLs only (Guardrails): the
/// host application's object store.
/// </summary>
/// <remarks>Implementations must be safe for concurrent use. Prefer unguessable URLs that expire.</remarks>
public interface IFaceImageHost
{
    /// <summary>Publishes a picture.</summary>
    /// <param name="content">The picture, readable once from its start; valid until the returned task ends.</param>
    /// <param name="contentType">Its media type, for example <c>image/jpeg</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The URL, taken down when the lease is disposed.</returns>
    ValueTask<IFaceImageLease> PublishAsync(
        Stream content,
        string contentType,
        CancellationToken cancellationToken = default
    );
}
