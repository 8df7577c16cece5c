using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <content>What earlier calls of the person left open.</content>
internal sealed partial class TicketJournal
{
    /// <summary>
    /// Settles a person's open tickets: what they may have added must be known first, or one call's face would be taken for
    /// the other's.
    /// </summary>
    private async ValueTask<RecordedEnrollment?> SettleEarlierAsync(
        IFaceTicketStore store,
        EnrollmentIntent intent,
        CancellationToken cancellationToken
    )
    {
        var ticket = intent.Ticket;
        IReadOnlyList<FaceEnrollmentTicket?> open;
        try
        {
            open = await OpenTickets
                .ReadAsync(store, ticket, ticket.Account!, intent.Window, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (!IsCanceled(e, cancellationToken))
        {
            throw OfHost(ticket, Store, e);
        }

        var settled = new List<(FaceEnrollmentTicket Ticket, FaceReconciliation Answer)>();
        foreach (var earlier in open)
        {
            if (earlier is null || earlier.Fault() is not null)
            {
                throw OfHost(ticket, Store, new InvalidOperationException("It gave a ticket that is not whole."));
            }

            if (!VendorHome.IsOne(earlier.Endpoint, ticket.Endpoint))
            {
                // Asking here might get the answer of the wrong library; without asking, its face might be taken for this call's.
                throw OpenTickets.StillOpen(
                    ticket,
                    FaceReconciliation.Undecidable("It went to another host of the vendor: ask there.")
                );
            }

            var answer = await intent.AskAsync(earlier, cancellationToken).ConfigureAwait(false);
            if (answer.Status is not (FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled))
            {
                throw OpenTickets.StillOpen(ticket, answer);
            }

            settled.Add((earlier, answer));
        }

        return await CompleteAsync(store, ticket, settled, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Completes the decided tickets once all of them are decided. The very same request that has landed is completed last, whatever
    /// the store makes of it: if a call that fails completed it, its caller would no longer find it, and would send it again.
    /// </summary>
    private async ValueTask<RecordedEnrollment?> CompleteAsync(
        IFaceTicketStore store,
        FaceEnrollmentTicket ticket,
        List<(FaceEnrollmentTicket Ticket, FaceReconciliation Answer)> settled,
        CancellationToken cancellationToken
    )
    {
        var same = settled.FindAll(s =>
            s.Answer.Status == FaceReconciliationStatus.Enrolled && TicketParts.IsSameRequest(s.Ticket, ticket)
        );
        foreach (var (earlier, answer) in settled.Except(same))
        {
            await CallAsync(
                    ticket,
                    Store,
                    () => store.CompleteAsync(earlier, answer, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        RecordedEnrollment? landed = null;
        foreach (var (earlier, answer) in same)
        {
            using var end = new Deadline(options.TimeProvider, HostCallback.MostAfterACall, CancellationToken.None);
            var token = end.Token;
            await KeepAsync(earlier, () => store.CompleteAsync(earlier, answer, token), token).ConfigureAwait(false);
            landed = RecordedEnrollment.Of(ticket.ImageSha256.Count, answer.FaceIds, FaceEnrollmentErrorKind.Transport);
        }

        return landed;
    }
}
