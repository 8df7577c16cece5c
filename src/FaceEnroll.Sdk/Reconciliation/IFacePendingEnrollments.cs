namespace FaceEnroll.Sdk;

/// <summary>
/// Finds out what became of the enrollments whose tickets are open in the <see cref="IFaceTicketStore"/>, for all
/// registrations of the container: after a restart, or now and then.
/// </summary>
/// <remarks>Safe for concurrent use. It never sends a picture to be enrolled.</remarks>
/// <example>
/// <code>
/// public static async Task SettleAsync(IFacePendingEnrollments enrollments, CancellationToken cancellationToken)
/// {
///     foreach (var pending in await enrollments.ReconcilePendingAsync(cancellationToken: cancellationToken))
///     {
///         Console.WriteLine($"{pending.Ticket.Correlation}: {pending.Outcome.Status} {pending.Outcome.Reason}");
///     }
/// }
/// </code>
/// </example>
public interface IFacePendingEnrollments
{
    /// <summary>
    /// Asks about each open ticket, one after the other, until the outcome is known or the time is over; completes in the
    /// store what is known. An enrollment that is running now has an open ticket too, and this waits for it.
    /// </summary>
    /// <param name="options">How long to wait, and where original requests are found; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>
    /// Every ticket that was open, with what is known of it. Those that are neither Enrolled nor NotEnrolled are still open.
    /// </returns>
    /// <exception cref="FaceEnrollmentException">
    /// A store could not say what is open (kind HostCallback). The tickets of the others were asked about first, and what was
    /// completed stays so.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was canceled; what was completed stays so.</exception>
    Task<IReadOnlyList<FacePendingEnrollment>> ReconcilePendingAsync(
        FacePendingOptions? options = null,
        CancellationToken cancellationToken = default
    );
}
