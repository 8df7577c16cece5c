namespace FaceEnroll.Sdk;

/// <summary>
/// The libraries of an account. The clients of Tencent Cloud, Alibaba AI Guardrails, Alibaba ID Verification and FinAuth
/// implement it; only Tencent Cloud and FinAuth can make one (<see cref="FaceEnrollmentLimits.Operations"/>). Deleting a library
/// is not offered: too much about it is not documented, and it would take everybody in it.
/// </summary>
/// <remarks>Safe for concurrent use. Requests pass the registration's rate limiter.</remarks>
public interface IFaceLibraryManager
{
    /// <summary>The vendor that is asked.</summary>
    FaceVendor Vendor { get; }

    /// <summary>
    /// Makes sure that a library exists: finds it, or makes it, and compares. A lost answer is settled by reading, so that
    /// calling it again is safe.
    /// </summary>
    /// <param name="request">The library.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The library as it is, and what differs from the request.</returns>
    /// <exception cref="FaceEnrollmentException">
    /// An argument is wrong, the vendor refused, or the library does not exist and this vendor's API makes none: at ID Verification
    /// the console does, at Guardrails the first person in it.
    /// </exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled; its certainty says whether it may exist now.</exception>
    Task<FaceLibraryResult> EnsureLibraryAsync(
        FaceLibraryRequest request,
        CancellationToken cancellationToken = default
    );

    /// <summary>Describes a library.</summary>
    /// <param name="libraryId">The library.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The library; null when there is none of that id.</returns>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, or the request failed.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    Task<FaceLibrary?> DescribeLibraryAsync(string libraryId, CancellationToken cancellationToken = default);

    /// <summary>All libraries of the account.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FaceEnrollmentException">A request failed.</exception>
    /// <exception cref="FaceListIncompleteException">The list cannot be read whole.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    IAsyncEnumerable<FaceLibrary> ListLibrariesAsync(CancellationToken cancellationToken = default);
}
