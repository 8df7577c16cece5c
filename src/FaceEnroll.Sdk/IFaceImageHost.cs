namespace FaceEnroll.Sdk;

/// <summary>
/// Turns a picture's bytes into a URL that the vendor can download, for vendors that take URLs only (Guardrails): the
/// host application's object store.
/// </summary>
/// <remarks>Implementations must be safe for concurrent use. Prefer unguessable URLs that expire.</remarks>
/// <example>
/// <code>
/// public sealed class BucketImageHost(IBucket bucket) : IFaceImageHost
/// {
///     public async ValueTask&lt;IFaceImageLease&gt; PublishAsync(
///         Stream content,
///         string contentType,
///         CancellationToken cancellationToken = default
///     )
///     {
///         var name = Guid.NewGuid().ToString("N");
///         await bucket.UploadAsync(name, content, contentType, cancellationToken);
///         return new Lease(bucket, name);
///     }
///
///     private sealed class Lease(IBucket bucket, string name) : IFaceImageLease
///     {
///         public Uri Url { get; } = bucket.SignUrl(name, TimeSpan.FromMinutes(10));
///
///         public ValueTask DisposeAsync() =&gt; bucket.DeleteAsync(name);
///     }
/// }
/// </code>
/// </example>
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
