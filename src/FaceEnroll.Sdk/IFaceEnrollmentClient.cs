namespace FaceEnroll.Sdk;

/// <summary>
/// Adds ("enrolls") faces to one vendor's face library. The same code runs at every vendor: which one is a matter of
/// registration.
/// </summary>
/// <remarks>Implementations of this library are safe for concurrent use and meant to live as long as the process.</remarks>
/// <example>
/// <code>
/// public sealed class Onboarding(IFaceEnrollmentClient faces)
/// {
///     public Task&lt;FaceEnrollmentResult&gt; EnrollAsync(
///         string person,
///         Stream portrait,
///         CancellationToken cancellationToken
///     )
///     {
///         var request = new FaceEnrollmentRequest(person, FaceImage.FromStream(portrait));
///         return faces.EnrollAsync(request, cancellationToken);
///     }
/// }
/// </code>
/// </example>
public interface IFaceEnrollmentClient
{
    /// <summary>The vendor this client speaks to.</summary>
    FaceVendor Vendor { get; }

    /// <summary>What this vendor takes: ask before sending. Preflight checks the same table.</summary>
    FaceEnrollmentLimits Limits { get; }

    /// <summary>
    /// Enrolls the pictures of one person. A returned result means that at least one face was enrolled; look at
    /// <see cref="FaceEnrollmentResult.Images"/> for the others.
    /// </summary>
    /// <param name="request">
    /// A <see cref="FaceEnrollmentRequest"/>, or this vendor's own request type for its further parameters.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; the exception says what is known of the outcome.</param>
    /// <returns>The outcome, one entry per picture.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="request"/> is another vendor's request type.</exception>
    /// <exception cref="FaceImageRejectedException">Every picture was refused, here or by the vendor.</exception>
    /// <exception cref="FaceEnrollmentAuthenticationException">Keys, signature, token, permission or clock.</exception>
    /// <exception cref="FaceEnrollmentThrottledException">The vendor asks to slow down for longer than the call may take.</exception>
    /// <exception cref="FaceEnrollmentBlockedException">A quota or the bill.</exception>
    /// <exception cref="FaceEnrollmentOutcomeUnknownException">It may have been enrolled; check before sending again.</exception>
    /// <exception cref="FaceEnrollmentException">Everything else, with its kind and certainty.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">Canceled, with the certainty.</exception>
    Task<FaceEnrollmentResult> EnrollAsync(
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken = default
    );
}
