namespace FaceEnroll.Sdk.Http;

/// <summary>Tickets for whoever keeps them: the store, the registration's OnSending and the request's own, in this order.</summary>
internal sealed class TicketJournal(Registration registration, FaceEnrollmentOptions options) : IEnrollmentJournal
{
    /// <summary>A person that is made without a picture leaves nothing to be found out.</summary>
    private IFaceTicketStore? StoreFor(FaceEnrollmentTicket ticket) =>
        ticket.ImageSha256.Count == 0 ? null : options.TicketStore;

    /// <summary>Whether anybody keeps a ticket of such a request.</summary>
    public static bool IsWanted(FaceEnrollmentOptions options, in EnrollmentSubject subject) =>
        options.OnSending is not null
        || options.TicketStore is not null
        || options.Journal is not null
        || subject.OnSending is not null;

    public async ValueTask<RecordedEnrollment?> OpenAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        if (StoreFor(intent.Ticket) is { } store)
        {
            var landed = await SettleEarlierAsync(store, intent, cancellationToken).ConfigureAwait(false);
            if (landed is not null)
            {
                return landed;
            }
        }

        await TellAsync(intent, cancellationToken).ConfigureAwait(false);
        return null;
    }

    public ValueTask ExtendAsync(EnrollmentIntent intent, CancellationToken cancellationToken) =>
        TellAsync(intent, cancellationToken);

    public async ValueTask CloseAsync(
        EnrollmentIntent intent,
        FaceReconciliation outcome,
        CancellationToken cancellationToken
    )
    {
        var ticket = intent.Ticket;
        if (StoreFor(ticket) is not { } store)
        {
            return;
        }

        try
        {
            await HostCallback
                .WithinAsync(
                    outcome.Status is FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled
                        ? store.CompleteAsync(ticket, outcome, cancellationToken)
                        : store.SaveAsync(ticket, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The outcome stays what it is. An open ticket too many is asked for again; it never enrolls anybody.
            FaceEnrollmentLog.TicketNotKept(registration.Logger, registration.Name, ticket.Operation, e.GetType().Name);
        }
    }

    private async ValueTask TellAsync(EnrollmentIntent intent, CancellationToken cancellationToken)
    {
        var ticket = intent.Ticket;
        if (StoreFor(ticket) is { } store)
        {
            await CallAsync("The ticket store", () => store.SaveAsync(ticket, cancellationToken)).ConfigureAwait(false);
        }

        if (options.OnSending is { } told)
        {
            await CallAsync("OnSending", () => told(ticket, cancellationToken)).ConfigureAwait(false);
        }

        if (intent.OnSending is { } own)
        {
            await CallAsync("The request's OnSending", () => own(ticket, cancellationToken)).ConfigureAwait(false);
        }

        async ValueTask CallAsync(string what, Func<ValueTask> call)
        {
            try
            {
                await HostCallback.WithinAsync(call(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!IsCanceled(e, cancellationToken))
            {
                throw CallFailure.OfHost(registration.Vendor, ticket.Operation, what, e);
            }
        }
    }

    /// <summary>
    /// A person with an open ticket: what it may have added must be known first, or a face of one call would be taken for
    /// the other's.
    /// </summary>
    /// <returns>What became of this very request, when it was lost before and has landed; else null.</returns>
    private async ValueTask<RecordedEnrollment?> SettleEarlierAsync(
        IFaceTicketStore store,
        EnrollmentIntent intent,
        CancellationToken cancellationToken
    )
    {
        var ticket = intent.Ticket;
        IReadOnlyList<FaceEnrollmentTicket> open;
        try
        {
            open = await HostCallback
                .WithinAsync(
                    store.GetOpenAsync(ticket.Vendor, ticket.Account!, ticket.PersonId, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (!IsCanceled(e, cancellationToken))
        {
            throw CallFailure.OfHost(registration.Vendor, ticket.Operation, "The ticket store", e);
        }

        RecordedEnrollment? landed = null;
        foreach (var earlier in open ?? [])
        {
            if (earlier is null || earlier.Fault() is not null)
            {
                throw CallFailure.OfHost(
                    registration.Vendor,
                    ticket.Operation,
                    "The ticket store",
                    new InvalidOperationException("It gave a ticket that is not whole.")
                );
            }

            if (!IsOfSamePerson(earlier, ticket))
            {
                // Another endpoint's, for example: asked here, it would be answered for the wrong library.
                continue;
            }

            var answer = await intent.AskAsync(earlier, cancellationToken).ConfigureAwait(false);
            if (answer.Status is not (FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled))
            {
                throw StillOpen(ticket.Operation, answer);
            }

            try
            {
                await HostCallback
                    .WithinAsync(store.CompleteAsync(earlier, answer, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception e) when (!IsCanceled(e, cancellationToken))
            {
                throw CallFailure.OfHost(registration.Vendor, ticket.Operation, "The ticket store", e);
            }

            if (answer.Status == FaceReconciliationStatus.Enrolled && IsOfSameRequest(earlier, ticket))
            {
                landed = RecordedEnrollment.Of(
                    ticket.ImageSha256.Count,
                    answer.FaceIds,
                    FaceEnrollmentErrorKind.Transport
                );
            }
        }

        return landed;
    }

    /// <summary>Whether it asks for the very same: a caller that repeats itself after a crash wants one face, not two.</summary>
    private static bool IsOfSameRequest(FaceEnrollmentTicket earlier, FaceEnrollmentTicket ticket)
    {
        var count = ticket.ImageSha256.Count;
        if (
            earlier.Operation != ticket.Operation
            || earlier.LibraryId != ticket.LibraryId
            || earlier.ImageSha256.Count != count
        )
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            // Null is a picture that nobody compared: it may be any.
            if (ticket.ImageSha256[i] is not { } hash || earlier.ImageSha256[i] != hash)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfSamePerson(FaceEnrollmentTicket earlier, FaceEnrollmentTicket ticket) =>
        earlier.Vendor == ticket.Vendor
        && earlier.Endpoint == ticket.Endpoint
        && earlier.PersonId == ticket.PersonId
        && (earlier.Account is null || earlier.Account == ticket.Account);

    private FaceEnrollmentException StillOpen(string operation, FaceReconciliation answer)
    {
        var waits = answer.Status == FaceReconciliationStatus.NotYetVisible;
        return FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                registration.Vendor,
                operation,
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

    private static bool IsCanceled(Exception e, CancellationToken cancellationToken) =>
        e is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
