namespace FaceEnroll.Sdk;

/// <summary>
/// Keeps tickets over a restart. Register one in the container (as itself, or keyed by a registration's name), or set
/// <see cref="FaceEnrollmentOptions.TicketStore"/>.
/// </summary>
/// <remarks>
/// Implementations must be safe for concurrent use. Tickets hold ids: keep them like personal data. A call never waits for
/// the store longer than its own time.
/// </remarks>
/// <example>
/// <code>
/// services.AddSingleton&lt;IFaceTicketStore, MemoryTickets&gt;();
/// services.AddFaceEnrollment(configuration.GetSection("FaceEnrollment"));
/// </code>
/// </example>
public interface IFaceTicketStore
{
    /// <summary>
    /// Saves a ticket, durably: the first byte is sent only after this. A ticket with the same
    /// <see cref="FaceEnrollmentTicket.OperationId"/> is replaced: its end moved, or its attempts are over. What it throws
    /// before sending stops the call; what it throws later is logged.
    /// </summary>
    /// <param name="ticket">The ticket. Copy what you keep in memory: the call still changes it.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    ValueTask SaveAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken);

    /// <summary>
    /// The ticket's outcome is known, Enrolled or NotEnrolled: it is no longer open. A failure is logged, and leaves the
    /// ticket open, to be asked about again. The host completes by hand what stays undecidable, with what it found out itself.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="outcome">What is known now.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    ValueTask CompleteAsync(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    );

    /// <summary>The open tickets of an account, oldest first.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="account">The account: <see cref="FaceEnrollmentTicket.Account"/>.</param>
    /// <param name="personId">Only this person's; null for all.</param>
    /// <param name="cancellationToken">Ends with the call.</param>
    /// <returns>The tickets that were saved and not completed. Never null.</returns>
    ValueTask<IReadOnlyList<FaceEnrollmentTicket>> GetOpenAsync(
        FaceVendor vendor,
        string account,
        string? personId,
        CancellationToken cancellationToken
    );
}
