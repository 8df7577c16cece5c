using FaceEnroll.Sdk.Auditing;

namespace FaceEnroll.Sdk;

/// <summary>Compares what the host believes with what a vendor holds, both ways. It changes nothing.</summary>
public static class FaceAudit
{
    /// <summary>Finds what is missing there, what is unknown here, and people without faces.</summary>
    /// <remarks>
    /// <para>
    /// Memory: 16 bytes and a bit for each entry that the host believes, and a page of the vendor's list. What is kept are
    /// hashes under a key of this run, never ids. Findings come one at a time, as they are found.
    /// </para>
    /// <para>
    /// <paramref name="believed"/> is enumerated before the vendor is asked, and once more when the vendor's list has ended and
    /// something was not in it. So it must give its entries each time, as a query does and a queue does not. What only one of
    /// the two readings had came or went meanwhile: nothing is said of it, and
    /// <see cref="FaceAuditReport.ChangedMeanwhile"/> counts it.
    /// </para>
    /// <para>
    /// So <see cref="FaceAuditFindingKind.MissingThere"/> is what the host believed before and after, and the list did not
    /// have. <see cref="FaceAuditFindingKind.UnknownHere"/> may be a face that was enrolled since the first reading: look into
    /// your records once more before you delete it. What others moved, or deleted and added again, may be reported wrongly
    /// either way; <see cref="IFaceDirectory.GetPersonAsync"/> tells of one person.
    /// </para>
    /// <para>
    /// Ids are compared as they are written. A vendor that gives another spelling of an id shows it both ways. What the
    /// vendor's list shows twice is found twice.
    /// </para>
    /// </remarks>
    /// <param name="directory">The vendor.</param>
    /// <param name="libraryId">The library; at Guardrails and Tencent Cloud the group.</param>
    /// <param name="believed">
    /// The people and faces that the host believes to be in the library, in any order. An entry without a face stands for a
    /// person with at least one, whichever they are: ID Verification answers an enrollment without a face id.
    /// </param>
    /// <param name="report">Filled with the figures while the audit runs; null (default) for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What differs, in no order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FaceEnrollmentException">
    /// An entry of <paramref name="believed"/> has no person or an empty face id, or it was empty when it was enumerated
    /// again; an argument is wrong, or a request failed.
    /// </exception>
    /// <exception cref="FaceListIncompleteException">
    /// The vendor's list cannot be read whole. What was found by then is true, and nothing was said to be missing.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public static IAsyncEnumerable<FaceAuditFinding> CompareAsync(
        IFaceDirectory directory,
        string libraryId,
        IAsyncEnumerable<FaceEntry> believed,
        FaceAuditReport? report = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(libraryId);
        ArgumentNullException.ThrowIfNull(believed);
        return new LibraryComparison(directory, libraryId, believed, report ?? new FaceAuditReport()).RunAsync(
            cancellationToken
        );
    }
}
