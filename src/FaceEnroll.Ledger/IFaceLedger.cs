namespace FaceEnroll.Ledger;

/// <summary>What a person must decide, because no vendor can tell.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IFaceLedger
{
    /// <summary>
    /// The calls of which nobody can find out whether they enrolled, oldest first. Their pictures are not sent again until
    /// somebody has decided.
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

    /// <summary>Decides a call that somebody has looked into at the vendor.</summary>
    /// <param name="callId">Its <see cref="FaceLedgerCall.Id"/>.</param>
    /// <param name="isEnrolled">Whether its pictures are in. If not, they may be enrolled again.</param>
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
}
