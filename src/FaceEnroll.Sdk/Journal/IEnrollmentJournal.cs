namespace FaceEnroll.Sdk.Journal;

/// <summary>
/// The one place in an enrollment where a record is kept: before the first byte of each send, when its end moves, and after
/// its outcome. It may answer from a record, refuse, or note the intent. It sits inside the pipeline, so that typed clients,
/// the interface and the person provisioner all pass it.
/// </summary>
internal interface IEnrollmentJournal
{
    /// <summary>Before the first byte of a send.</summary>
    /// <returns>The outcome that a record holds, so that nothing is sent; null to send.</returns>
    /// <exception cref="FaceEnrollmentException">Refused: NotSent.</exception>
    ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken);

    /// <summary>The end that the ticket names moved: called before anything is stamped after the old end.</summary>
    ValueTask ExtendAsync(EnrollmentIntent intent, CancellationToken cancellationToken);

    /// <summary>
    /// After the send. The outcome is <see cref="FaceReconciliationStatus.Undecidable"/> while nobody knows it. What it
    /// throws does not change the outcome.
    /// </summary>
    /// <returns>
    /// Whether the outcome stands. Not so when it was read back, and somebody else has decided about the send meanwhile: a face
    /// that was found may then be another call's.
    /// </returns>
    ValueTask<bool> CloseAsync(EnrollmentIntent intent, EnrollmentOutcome outcome, CancellationToken cancellationToken);
}
