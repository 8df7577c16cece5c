using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>Tickets for whoever keeps them: the store, the registration's OnSending and the request's own, in this order.</summary>
internal sealed partial class TicketJournal(Registration registration, FaceEnrollmentOptions options)
    : IEnrollmentJournal
{
    private const string Store = "The ticket store";

    /// <summary>The saving that the call may have left behind.</summary>
    private Task? _saving;

    /// <summary>A person that is made without a picture leaves nothing to be found out.</summary>
    private IFaceTicketStore? StoreFor(FaceEnrollmentTicket ticket) =>
        ticket.ImageSha256.Count == 0 ? null : options.TicketStore;

    /// <summary>Whether anybody keeps a ticket of such a request.</summary>
    public static bool IsWanted(FaceEnrollmentOptions options, in EnrollmentSubject subject) =>
        options.OnSending is not null
        || options.TicketStore is not null
        || options.Ledger is not null
        || subject.OnSending is not null;

    public async ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        if (StoreFor(intent.Ticket) is not { } store)
        {
            await TellAsync(intent, cancellationToken).ConfigureAwait(false);
            return null;
        }

        RecordedEnrollment? landed;
        try
        {
            landed = await AnnounceAsync(store, intent, cancellationToken).ConfigureAwait(false);
            if (landed is null)
            {
                await TellAsync(intent, cancellationToken).ConfigureAwait(false);
                return null;
            }
        }
        catch (Exception)
        {
            await WithdrawAsync(intent).ConfigureAwait(false);
            throw;
        }

        await WithdrawAsync(intent).ConfigureAwait(false);
        return landed;
    }

    public ValueTask ExtendAsync(EnrollmentIntent intent, CancellationToken cancellationToken) =>
        TellAsync(intent, cancellationToken);

    public async ValueTask<bool> CloseAsync(
        EnrollmentIntent intent,
        EnrollmentOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        await CloseAsync(intent.Ticket, outcome.Answer, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async ValueTask CloseAsync(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    )
    {
        if (StoreFor(ticket) is not { } store)
        {
            return;
        }

        var isKnown = outcome.Status is FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled;
        if (isKnown && _saving is { IsCompleted: false } saving)
        {
            // Nobody waits for a store that is so late, but what it saves in the end must not stay open.
            _ = CompleteAfterAsync(saving, store, ticket, outcome);
            return;
        }

        await KeepAsync(
                ticket,
                () =>
                    isKnown
                        ? store.CompleteAsync(ticket, outcome, cancellationToken)
                        : store.SaveAsync(ticket, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>The outcome stays what it is. One open ticket too many is only asked about again; it never enrolls anybody.</summary>
    private async ValueTask KeepAsync(
        FaceEnrollmentTicket ticket,
        Func<ValueTask> keepAsync,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await HostCallback.WithinAsync(keepAsync(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            NotKept(ticket, e);
        }
    }

    private async Task CompleteAfterAsync(
        Task saving,
        IFaceTicketStore store,
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome
    )
    {
        try
        {
            await Task.WhenAny(saving).ConfigureAwait(false);
            await store.CompleteAsync(ticket, outcome, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            NotKept(ticket, e);
        }
    }

    private void NotKept(FaceEnrollmentTicket ticket, Exception e) =>
        FaceEnrollmentLog.TicketNotKept(registration.Logger, registration.Name, ticket.Operation, e.GetType().Name);

    /// <summary>Nothing was sent and nothing will be, whatever the store has saved.</summary>
    public async ValueTask WithdrawAsync(EnrollmentIntent intent)
    {
        using var end = new Deadline(options.TimeProvider, HostCallback.MostAfterACall, CancellationToken.None);
        await CloseAsync(intent.Ticket, new FaceReconciliation(FaceReconciliationStatus.NotEnrolled), end.Token)
            .ConfigureAwait(false);
    }

    private async ValueTask TellAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        var ticket = intent.Ticket;
        if (StoreFor(ticket) is { } store)
        {
            await SaveAsync(store, ticket, cancellationToken).ConfigureAwait(false);
        }

        if (options.OnSending is { } told)
        {
            await CallAsync(ticket, "OnSending", () => told(ticket, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }

        if (intent.OnSending is { } own)
        {
            await CallAsync(ticket, "The request's OnSending", () => own(ticket, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private ValueTask SaveAsync(
        IFaceTicketStore store,
        FaceEnrollmentTicket ticket,
        CancellationToken cancellationToken
    ) =>
        CallAsync(
            ticket,
            Store,
            () =>
            {
                var saving = store.SaveAsync(ticket, cancellationToken);
                return saving.IsCompleted ? saving : new ValueTask(_saving = saving.AsTask());
            },
            cancellationToken
        );

    private async ValueTask CallAsync(
        FaceEnrollmentTicket ticket,
        string what,
        Func<ValueTask> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await HostCallback.WithinAsync(call(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsCanceled(e, cancellationToken))
        {
            throw OfHost(ticket, what, e);
        }
    }

    private FaceEnrollmentException OfHost(FaceEnrollmentTicket ticket, string what, Exception cause) =>
        FailureFactory.OfHost(registration.Vendor, ticket.Operation, what, cause);

    /// <summary>
    /// Saves the ticket, then asks what else is open, then reads once more what the person holds. In this order another
    /// process that shares the store either is seen here, or sees this ticket, or ended before the reading. Until then, a
    /// face found may be the other's: a ticket left in this state says so.
    /// </summary>
    /// <returns>What became of this very request, when it was lost before and has landed; else null.</returns>
    private async ValueTask<RecordedEnrollment?> AnnounceAsync(
        IFaceTicketStore store,
        EnrollmentIntent intent,
        CancellationToken cancellationToken
    )
    {
        var ticket = intent.Ticket;
        var mayOverlap = ticket.MayOverlap;
        ticket.MayOverlap |= intent.RenewAsync is not null;
        try
        {
            await SaveAsync(store, ticket, cancellationToken).ConfigureAwait(false);
            var landed = await SettleEarlierAsync(store, intent, cancellationToken).ConfigureAwait(false);
            if (landed is null && intent.RenewAsync is { } renewAsync)
            {
                await renewAsync().ConfigureAwait(false);
            }

            return landed;
        }
        finally
        {
            ticket.MayOverlap = mayOverlap;
        }
    }

    private static bool IsCanceled(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
