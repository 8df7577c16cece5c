using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Registrations;

/// <summary>
/// Asks about the open tickets of one registration's store. One that cannot be asked about must not stop the others.
/// </summary>
internal sealed class PendingQuestion(
    IFaceEnrollmentReconciler reconciler,
    IConfiguredClient owner,
    IFaceTicketStore store,
    FacePendingOptions options
)
{
    /// <summary>Asks about one, and completes it in the store when it is known.</summary>
    public async Task<FacePendingEnrollment> AskAsync(FaceEnrollmentTicket ticket, CancellationToken cancellationToken)
    {
        FaceReconciliation answer;
        try
        {
            var original = await OriginalAsync(ticket, cancellationToken).ConfigureAwait(false);
            answer = await reconciler
                .ReconcileUntilKnownAsync(ticket, original, options.WaitAtMost, owner.TimeProvider, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e)
        {
            return Failed(ticket, FaceReconciliation.Undecidable($"The vendor could not be asked: {e.Kind}."), e);
        }
        catch (ArgumentException e)
        {
            // Not a whole ticket, or pictures other than its own; the words are ours.
            return new FacePendingEnrollment(ticket, FaceReconciliation.Undecidable(e.Message));
        }

        if (answer.Status is not (FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled))
        {
            return new FacePendingEnrollment(ticket, answer);
        }

        try
        {
            await HostCallback
                .WithinAsync(store.CompleteAsync(ticket, answer, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            return new FacePendingEnrollment(ticket, answer);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // What the vendor said stays true; the ticket will be asked about again.
            return Failed(ticket, answer, OfHost(ticket, "The ticket store", e));
        }
    }

    private async ValueTask<FaceEnrollmentRequest?> OriginalAsync(
        FaceEnrollmentTicket ticket,
        CancellationToken cancellationToken
    )
    {
        if (options.OriginalRequest is not { } find)
        {
            return null;
        }

        try
        {
            return await HostCallback
                .WithinAsync(find(ticket, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw OfHost(ticket, "OriginalRequest", e);
        }
    }

    private static FacePendingEnrollment Failed(
        FaceEnrollmentTicket ticket,
        FaceReconciliation outcome,
        FaceEnrollmentException failure
    ) => new(ticket, outcome) { Failure = failure };

    private FaceEnrollmentException OfHost(FaceEnrollmentTicket ticket, string what, Exception cause) =>
        FailureFactory.OfHost(owner.Vendor, ticket.Operation, what, cause);
}
