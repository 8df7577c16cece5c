namespace FaceEnroll.Sdk.Journal;

/// <summary>A journal that remembers what was enrolled, so that a request may be repeated.</summary>
internal interface IEnrollmentLedger : IEnrollmentJournal
{
    /// <summary>Before the pictures are prepared, and before the person's faces are read.</summary>
    /// <returns>The outcome that the record holds, so that nothing is sent; null to go on.</returns>
    /// <exception cref="FaceEnrollmentException">Refused: nothing was sent.</exception>
    ValueTask<RecordedEnrollment?> LookUpAsync(EnrollmentQuestion question, CancellationToken cancellationToken);

    /// <summary>
    /// Right before a request that adds something is sent, when all waiting is over: a call's beginning may be long ago.
    /// </summary>
    /// <exception cref="FaceEnrollmentException">It must not be sent any more: nothing was.</exception>
    ValueTask CheckSendAsync(FaceVendor vendor, string operation, CancellationToken cancellationToken);

    /// <summary>Before the first deletion of an erasure: from now on no list enrolls the person.</summary>
    ValueTask NoteErasureAsync(RecordedDeletion deletion, CancellationToken cancellationToken);

    /// <summary>Before the first deletion: what is recorded now. What is recorded later is not of what is deleted.</summary>
    ValueTask BeginDeletionAsync(RecordedDeletion deletion, CancellationToken cancellationToken);

    /// <summary>After the last deletion: what is certainly gone may be enrolled again.</summary>
    ValueTask NoteDeletionAsync(RecordedDeletion deletion, CancellationToken cancellationToken);
}
