namespace FaceEnroll.Ledger;

/// <summary>What a person must decide, because no vendor can tell.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IFaceLedger
{
    /// <summary>
    /// The calls with a picture of which nobody can find out whether it was enrolled, oldest first. Such pictures are not sent again
    /// until somebody has decided.
    /// </summary>
    /// <param name="most">How many at most: 1 to 10,000.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The calls; empty when there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is out of range.</exception>
    /// <exception cref="FaceLedgerException">The ledger cannot be read.</exception>
    Task<IReadOnlyList<FaceLedgerCall>> GetUndecidedAsync(
        int most = 100,
        CancellationToken cancellationToken = default
    );

    /// <summary>Decides a call that somebody has looked into at the vendor: the same for all its pictures that are not known.</summary>
    /// <param name="callId">Its <see cref="FaceLedgerCall.Id"/>, which the exception's message names too.</param>
    /// <param name="isEnrolled">Whether these pictures are in. If not, they may be enrolled again.</param>
    /// <param name="decidedBy">Who says so: it is kept, with the time.</param>
    /// <param name="why">How it was found out: it is kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was something to decide.</returns>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    /// <exception cref="FaceLedgerException">The ledger cannot be written.</exception>
    Task<bool> ResolveAsync(
        string callId,
        bool isEnrolled,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    );

    /// <summary>Decides a call picture by picture.</summary>
    /// <param name="undecided">The call, as it was looked into at the vendor.</param>
    /// <param name="enrolledImages">
    /// The indexes in <see cref="FaceLedgerCall.Images"/> of the pictures that are in; empty when none is. Of the others, those that
    /// are not known are not in, and may be enrolled again. What is known of a picture stays.
    /// </param>
    /// <param name="decidedBy">Who says so: it is kept, with the time.</param>
    /// <param name="why">How it was found out: it is kept.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// Whether there was something to decide: not if the call was decided or sent again since <paramref name="undecided"/> was read.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is none of a picture of the call.</exception>
    /// <exception cref="ArgumentException">A text is null or empty.</exception>
    /// <exception cref="FaceLedgerException">The ledger cannot be written.</exception>
    Task<bool> ResolveAsync(
        FaceLedgerCall undecided,
        IReadOnlyCollection<int> enrolledImages,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    );
}
