namespace FaceEnroll.Sdk;

/// <summary>Finds out what became of an enrollment whose reply was lost. It never sends a picture to be enrolled.</summary>
/// <remarks>Safe for concurrent use. Every client of this library implements it.</remarks>
/// <example>
/// <code>
/// public static async Task&lt;bool?&gt; FindOutAsync(
///     IFaceEnrollmentReconciler reconciler,
///     string savedTicket,
///     FaceEnrollmentRequest original,
///     CancellationToken cancellationToken
/// )
/// {
///     var ticket = FaceEnrollmentTicket.FromJson(savedTicket);
///     var answer = await reconciler.ReconcileAsync(ticket, original, cancellationToken);
///     return answer.Status switch
///     {
///         FaceReconciliationStatus.Enrolled =&gt; true,
///         FaceReconciliationStatus.NotEnrolled =&gt; false, // sending again is safe, and your decision
///         FaceReconciliationStatus.NotYetVisible =&gt; null, // ask again after answer.AskAgainAfter
///         _ =&gt; null, // answer.Reason says why nobody can tell
///     };
/// }
/// </code>
/// </example>
public interface IFaceEnrollmentReconciler
{
    /// <summary>
    /// Asks the vendor what it holds. Ask before anything else writes to that person: a face that somebody else added
    /// since cannot be told apart.
    /// </summary>
    /// <param name="ticket">The ticket of the enrollment, from the exception or from <c>OnSending</c>.</param>
    /// <param name="originalRequest">
    /// The request with the same pictures: needed at vendors that only find a face by its picture (FinAuth, ADVANCE.AI).
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is known now.</returns>
    /// <exception cref="ArgumentException">
    /// The ticket belongs to another vendor or endpoint, or the pictures are not the ticket's.
    /// </exception>
    /// <exception cref="FaceEnrollmentException">The vendor could not be asked; nothing was changed by asking.</exception>
    Task<FaceReconciliation> ReconcileAsync(
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? originalRequest = null,
        CancellationToken cancellationToken = default
    );
}
