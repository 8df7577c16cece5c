using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>The person's enrollments that were lost and not settled: those of this process, and those in the ticket store.</summary>
internal sealed class OpenEnrollments(Registration registration, VendorEraser eraser, FaceEnrollmentOptions options)
{
    /// <summary>Looks for them. The person's gate is held.</summary>
    /// <exception cref="FaceEnrollmentException">The ticket store failed.</exception>
    public async ValueTask<IReadOnlyList<FaceEnrollmentTicket>> FindAsync(
        FaceErasureReceipt receipt,
        CancellationToken cancellationToken
    )
    {
        var of = ErasureMoment.TicketOf(receipt);
        var open = new List<FaceEnrollmentTicket>(FaceClaims.Shared.OpenTicketsOf(PersonKey.Of(of), receipt.Account));
        if (options.TicketStore is not { } store)
        {
            return open;
        }

        IReadOnlyList<FaceEnrollmentTicket?> stored;
        // The person's gate is held: a store that hangs must not hold it for ever.
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        try
        {
            stored = await OpenTickets
                .ReadAsync(store, of, receipt.Account, Reconciler.Window(eraser.ReadBack), deadline.Token)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Failed(e);
        }

        foreach (var ticket in stored)
        {
            if (ticket is null || ticket.Fault() is not null)
            {
                throw Failed(new InvalidOperationException("It gave a ticket that is not whole."));
            }

            if (!open.Exists(o => o.OperationId == ticket.OperationId))
            {
                open.Add(ticket);
            }
        }

        return open;
    }

    private FaceEnrollmentException Failed(Exception cause) =>
        FaceEnrollmentExceptionFactory.For(
            FailureFactory.OfHost(registration.Vendor, eraser.DeletePerson, "The ticket store", cause),
            FaceOperationPurpose.Delete
        );
}
