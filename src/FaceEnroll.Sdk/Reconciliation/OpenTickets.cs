using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Reconciliation;

/// <summary>
/// The open tickets of a person in a store. All of them may claim a face before any is asked about: if they were asked
/// about one after the other, the first would get what belongs to another.
/// </summary>
internal static class OpenTickets
{
    /// <summary>Reads them, and notes them. A list that fails while it is being read fails here.</summary>
    /// <param name="store">The store.</param>
    /// <param name="of">A ticket of the person, which is left out.</param>
    /// <param name="account">The account that is asked.</param>
    /// <param name="window">How long each may claim a face.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Those of the vendor, the account and the person, at whichever host; including what is not whole.</returns>
    public static async ValueTask<IReadOnlyList<FaceEnrollmentTicket?>> ReadAsync(
        IFaceTicketStore store,
        FaceEnrollmentTicket of,
        string account,
        TimeSpan window,
        CancellationToken cancellationToken
    )
    {
        var open = await HostCallback
            .WithinAsync(store.GetOpenAsync(of.Vendor, account, of.PersonId, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var tickets = new List<FaceEnrollmentTicket?>();
        var person = PersonKey.Of(of);
        foreach (FaceEnrollmentTicket? ticket in open ?? [])
        {
            if (ticket is null || ticket.Fault() is not null)
            {
                tickets.Add(ticket);
            }
            else if (
                ticket.OperationId != of.OperationId
                && (ticket.Account is null || ticket.Account == account)
                && PersonKey.Of(ticket).Equals(person)
            )
            {
                tickets.Add(ticket);
                FaceClaims.Shared.Open(person, ticket, window);
            }
        }

        return tickets;
    }

    /// <summary>The failure of a call whose person has a ticket that stays open.</summary>
    public static FaceEnrollmentException StillOpen(FaceEnrollmentTicket ticket, FaceReconciliation answer)
    {
        var waits = answer.Status == FaceReconciliationStatus.NotYetVisible;
        return FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                ticket.Vendor,
                ticket.Operation,
                FaceEnrollmentErrorKind.Conflict,
                FaceEnrollmentCertainty.NotSent
            )
            {
                IsRetryable = waits,
                RetryAfter = answer.AskAgainAfter,
                Detail = waits
                    ? "An earlier enrollment of this person may still land: try again after RetryAfter, or let "
                        + "ReconcilePendingAsync wait for it."
                    : "An earlier enrollment of this person is open and cannot be decided. Ask with ReconcilePendingAsync "
                        + "and the original request, or complete its ticket in the store by hand. "
                        + answer.Reason,
            }
        );
    }
}
