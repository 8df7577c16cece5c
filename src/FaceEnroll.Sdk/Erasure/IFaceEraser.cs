namespace FaceEnroll.Sdk;

/// <summary>
/// Takes faces and people out of a vendor's libraries. The clients of Tencent Cloud, Alibaba AI Guardrails, Alibaba ID
/// Verification and FinAuth implement it; ADVANCE.AI publishes no operation that deletes, so its client does not: see
/// <see cref="FaceEnrollmentLimits.Operations"/>.
/// </summary>
/// <remarks>
/// <para>
/// Safe for concurrent use. Calls for one person wait for each other, and for its enrollments unless
/// <see cref="FaceEnrollmentOptions.SerializeCallsPerPerson"/> is off: then erase only while none of them runs. Requests pass the registration's rate limiter, and each has
/// <see cref="FaceEnrollmentOptions.Timeout"/> for itself.
/// </para>
/// <para>
/// What is there is read first. Faces are deleted by their own ids; erasing a person deletes it by its id where the vendor has
/// people (Tencent Cloud, Guardrails), with all that it then holds, also what was added since it was read. A deletion whose answer was lost is settled by reading, and sent again if the face is still there: that cannot take a face that came
/// later, since no vendor uses an id twice. Where a person can only be deleted by its own id (Tencent Cloud, Guardrails), a lost
/// request may still run later: until it cannot, this process refuses to enroll the person again (Conflict, NotSent).
/// </para>
/// <para>All of this is personal data. Nothing of it is logged or traced but counts and outcomes.</para>
/// </remarks>
public interface IFaceEraser
{
    /// <summary>The vendor that is asked.</summary>
    FaceVendor Vendor { get; }

    /// <summary>
    /// Deletes faces of a person, by their ids. A face of somebody else is not deleted. Tencent Cloud never deletes a person's
    /// last face: asked for all of them, nothing is deleted, and the error names <see cref="ErasePersonAsync"/>.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="faceIds">
    /// The faces, at least one and at most 1,000; at FinAuth tokens, at ID Verification face ids as
    /// <see cref="IFaceDirectory.ListFacesAsync"/> lists them.
    /// </param>
    /// <param name="libraryId">
    /// The library, where people live in one (ID Verification, FinAuth): null (default) for that of the options. Null at
    /// Tencent Cloud and Guardrails, where a person has its faces everywhere.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels. Once something was deleted, the rest is left, and the result says so.
    /// </param>
    /// <returns>The outcome of each face. At least one of them is Gone or was AlreadyAbsent, or they failed differently.</returns>
    /// <exception cref="FaceEnrollmentException">
    /// An argument is wrong, or all faces failed in the same way; its certainty is that of all of them.
    /// </exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled, and nothing was deleted for certain.</exception>
    Task<FaceDeletionResult> DeleteFacesAsync(
        string personId,
        IReadOnlyList<string> faceIds,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Erases a person from one library: deletes what is there now, and returns a receipt that is
    /// <see cref="FaceErasureStatus.Pending"/>, because an enrollment whose answer was lost may still land. Save the receipt, and
    /// give it to <see cref="VerifyErasureAsync"/> at or after <see cref="FaceErasureReceipt.VerifyAfter"/>. Erasing again is safe.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="libraryId">
    /// The library or group. ID Verification and FinAuth: null (default) for that of the options. Tencent Cloud and Guardrails: a
    /// person who is in other groups too keeps its faces there (<see cref="FaceErasureReceipt.RemainsIn"/>); null for a person who
    /// is in one group or none.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels. Once everything was read, the work stops and the receipt so far is returned: verifying it goes on from there.
    /// </param>
    /// <returns>The receipt. A failure after the first deletion is in it, and not thrown.</returns>
    /// <exception cref="FaceEnrollmentException">
    /// An argument is wrong, the library does not exist, the person is in several groups and none was named, or what is there
    /// could not be read. Nothing was deleted.
    /// </exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled while it was read. Nothing was deleted.</exception>
    Task<FaceErasureReceipt> ErasePersonAsync(
        string personId,
        string? libraryId = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Erases a person from ALL libraries of the account, also from those that this application knows nothing of; otherwise
    /// like <see cref="ErasePersonAsync"/>. ID Verification and FinAuth: each library is listed, so this may take long.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="cancellationToken">As for <see cref="ErasePersonAsync"/>.</param>
    /// <returns>The receipt.</returns>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, or what is there could not be read. Nothing was deleted.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled. Nothing was deleted.</exception>
    Task<FaceErasureReceipt> ErasePersonFromAllLibrariesAsync(
        string personId,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Looks again, deletes what has landed since, and completes the receipt when nothing more can land, by the vendor's own
    /// clock. Any process may do it, as often as it likes; a complete receipt is returned as it is.
    /// </summary>
    /// <param name="receipt">The receipt. It is not changed.</param>
    /// <param name="faceIdsToKeep">
    /// Faces that were enrolled on purpose since the erasure; empty if none was. Null (default) if you cannot tell: what this process
    /// enrolled since is known, and is kept in any case, but nothing tells a face of another process from one that landed late. Such
    /// a face is deleted until an hour after <see cref="FaceErasureReceipt.VerifyAfter"/>, and left later, with the receipt pending,
    /// until you give a list. FinAuth tells when a face was added, so its later ones are kept. Name faces that are there only: where one is
    /// not, nothing is deleted. At most 1,000. What is named once is kept (<see cref="FaceErasureReceipt.KeptFaceIds"/>) until another list is given.
    /// </param>
    /// <param name="cancellationToken">As for <see cref="ErasePersonAsync"/>.</param>
    /// <returns>The receipt as it is now: pending still, complete, or undecidable.</returns>
    /// <exception cref="ArgumentException">
    /// The receipt is not whole, of another vendor, endpoint, account or key, or its ids are hashed.
    /// </exception>
    /// <exception cref="FaceEnrollmentException">
    /// What is there could not be read, or the list of faces is wrong. Nothing was deleted.
    /// </exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled. Nothing was deleted.</exception>
    Task<FaceErasureReceipt> VerifyErasureAsync(
        FaceErasureReceipt receipt,
        IReadOnlyCollection<string>? faceIdsToKeep = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Replaces faces of a person: enrolls the new ones, then deletes the old ones, with no other call for the person in between.
    /// If the enrollment fails, nothing is deleted; if the deletion fails, the person has both, and the result says so.
    /// </summary>
    /// <param name="request">The person, and its new pictures.</param>
    /// <param name="oldFaceIds">The faces to delete, as for <see cref="DeleteFacesAsync"/>.</param>
    /// <param name="cancellationToken">Cancels; once the new faces are enrolled, the result says what became of the old ones.</param>
    /// <returns>Both outcomes.</returns>
    /// <exception cref="FaceEnrollmentException">An argument is wrong, or the enrollment failed. No old face was deleted.</exception>
    /// <exception cref="FaceEnrollmentCanceledException">The caller canceled. No old face was deleted.</exception>
    Task<FaceReplacement> ReplaceFacesAsync(
        FaceEnrollmentRequest request,
        IReadOnlyList<string> oldFaceIds,
        CancellationToken cancellationToken = default
    );
}
