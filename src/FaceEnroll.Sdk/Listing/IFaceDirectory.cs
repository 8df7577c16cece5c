namespace FaceEnroll.Sdk;

/// <summary>
/// What a vendor holds: people, their faces, and how many a library has. It changes nothing. The clients of Tencent Cloud,
/// Alibaba AI Guardrails, Alibaba ID Verification and FinAuth implement it; ADVANCE.AI publishes no operation that lists.
/// </summary>
/// <remarks>
/// <para>
/// Safe for concurrent use. Requests pass the registration's rate limiter, and reads are repeated like every request that
/// changes nothing. Each request has <see cref="FaceEnrollmentOptions.Timeout"/> for itself, so a list may take long.
/// </para>
/// <para>
/// A list is read page by page while others may change it. An enumeration that ends has shown everything that was there
/// from its beginning to its end; one that cannot know throws a <see cref="FaceListIncompleteException"/> instead of
/// ending. A face that is added or deleted meanwhile may be in it or not.
/// </para>
/// <para>All of this is personal data. Nothing of it is logged or traced.</para>
/// </remarks>
public interface IFaceDirectory
{
    /// <summary>The vendor that is asked.</summary>
    FaceVendor Vendor { get; }

    /// <summary>The faces of one person; none when the vendor knows no such person.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="libraryId">
    /// The library, where people live in one (ID Verification, FinAuth): null (default) for that of the options. Null at
    /// Tencent Cloud and Guardrails, where a person has its faces everywhere. FinAuth finds a person by reading the whole
    /// library, a page of <see cref="FaceEnrollmentOptions.ListPageSize"/> at a time.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, or a request failed.</exception>
    /// <exception cref="FaceListIncompleteException">The list cannot be read whole.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    IAsyncEnumerable<FaceEntry> ListFacesAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// The faces of a library. A person may come several times, also with faces of others between them: FinAuth and ID
    /// Verification list faces, not people. A person without a face (Guardrails) is an entry without a face. Guardrails and
    /// ID Verification answer an unknown library like an empty one.
    /// </summary>
    /// <param name="libraryId">The library; at Guardrails and Tencent Cloud the group.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, the library does not exist, or a request failed.</exception>
    /// <exception cref="FaceListIncompleteException">The list cannot be read whole.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    IAsyncEnumerable<FaceEntry> ListFacesOfLibraryAsync(
        string libraryId,
        CancellationToken cancellationToken = default
    );

    /// <summary>One person with all faces and, where a person has several, all libraries.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="libraryId">As for <see cref="ListFacesAsync"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The person; null when the vendor knows no such person.</returns>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, or a request failed.</exception>
    /// <exception cref="FaceListIncompleteException">A list cannot be read whole.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    Task<FacePersonEntry?> GetPersonAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// How much a library holds, in one request. Guardrails and ID Verification answer an unknown library like an empty one.
    /// </summary>
    /// <param name="libraryId">The library.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Faces, people, or both: what the vendor counts.</returns>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, the library does not exist, or the request failed.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled.</exception>
    Task<FaceLibraryCount> CountAsync(string libraryId, CancellationToken cancellationToken = default);
}
