namespace FaceEnroll.Sdk;

/// <summary>
/// Makes of a picture what a vendor takes, before it is checked and sent: smaller, upright, in another format. Register one
/// as a service, keyed by a registration's name or for all of them, or set
/// <see cref="FaceEnrollmentOptions.ImagePreparer"/>.
/// </summary>
/// <remarks>
/// Asked once a call for each picture that is content, whatever the retries; a picture that stands twice in a call is prepared
/// once, and URLs never. What it does counts as the call's time. Implementations must be safe for concurrent use, and should
/// give the same for the same picture: some vendors find a lost face only by the picture that was sent.
/// </remarks>
/// <example>
/// <code>
/// public sealed class Shrinker(Func&lt;Stream, CancellationToken, Task&lt;byte[]?&gt;&gt; shrink) : IFaceImagePreparer
/// {
///     public async ValueTask&lt;FaceImagePreparation&gt; PrepareAsync(
///         Stream content,
///         FaceImageTarget target,
///         CancellationToken cancellationToken = default
///     )
///     {
///         if (content.Length &lt;= (target.Limits.MaxImageBytes?.Value ?? long.MaxValue))
///         {
///             return FaceImagePreparation.Unchanged;
///         }
///
///         var smaller = await shrink(content, cancellationToken);
///         return smaller is null
///             ? FaceImagePreparation.Refused("It cannot be made small enough.")
///             : FaceImagePreparation.Prepared(smaller);
///     }
/// }
/// </code>
/// </example>
public interface IFaceImagePreparer
{
    /// <summary>Prepares a picture.</summary>
    /// <param name="content">
    /// The picture as the caller gave it: it can be read from any position, by one reader, until the returned task ends. It has a
    /// length, which nothing bounds but the caller's source.
    /// </param>
    /// <param name="target">Where it goes, and what is taken there.</param>
    /// <param name="cancellationToken">Ends with the call's time.</param>
    /// <returns>
    /// The picture to send, the same one, or why there is none. What it throws stops the call with
    /// <see cref="FaceEnrollmentErrorKind.HostCallback"/>; nothing was sent then.
    /// </returns>
    ValueTask<FaceImagePreparation> PrepareAsync(
        Stream content,
        FaceImageTarget target,
        CancellationToken cancellationToken = default
    );
}
