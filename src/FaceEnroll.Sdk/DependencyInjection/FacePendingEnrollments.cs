using FaceEnroll.Sdk.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.DependencyInjection;

/// <summary>Asks for the open tickets of every registration's store.</summary>
internal sealed class FacePendingEnrollments(IServiceProvider services, FaceEnrollmentRegistry registry)
    : IFacePendingEnrollments
{
    public async Task<IReadOnlyList<FacePendingEnrollment>> ReconcilePendingAsync(
        FacePendingOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        options ??= new FacePendingOptions();
        var pending = new List<FacePendingEnrollment>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in registry.Names)
        {
            var reconciler = services.GetRequiredKeyedService<IFaceEnrollmentReconciler>(name);
            if (reconciler is not IFaceTicketOwner { TicketStore: { } store } owner)
            {
                continue;
            }

            var open = await store
                .GetOpenAsync(owner.Vendor, owner.Account, personId: null, cancellationToken)
                .ConfigureAwait(false);
            foreach (var ticket in open)
            {
                // Registrations of one account share their tickets; another endpoint's are not this one's to ask.
                if (ticket.Endpoint == owner.Endpoint && seen.Add(ticket.OperationId))
                {
                    pending.Add(
                        await ReconcileAsync(reconciler, owner, store, ticket, options, cancellationToken)
                            .ConfigureAwait(false)
                    );
                }
            }
        }

        return pending;
    }

    private static async Task<FacePendingEnrollment> ReconcileAsync(
        IFaceEnrollmentReconciler reconciler,
        IFaceTicketOwner owner,
        IFaceTicketStore store,
        FaceEnrollmentTicket ticket,
        FacePendingOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var original = options.OriginalRequest is { } find
                ? await find(ticket, cancellationToken).ConfigureAwait(false)
                : null;
            var answer = await reconciler
                .ReconcileUntilKnownAsync(ticket, original, options.WaitAtMost, owner.TimeProvider, cancellationToken)
                .ConfigureAwait(false);
            if (answer.Status is FaceReconciliationStatus.Enrolled or FaceReconciliationStatus.NotEnrolled)
            {
                await store.CompleteAsync(ticket, answer, cancellationToken).ConfigureAwait(false);
            }

            return new FacePendingEnrollment(ticket, answer);
        }
        catch (FaceEnrollmentException e)
        {
            // One that cannot be asked for now must not stop the others.
            return new FacePendingEnrollment(
                ticket,
                FaceReconciliation.Undecidable($"The vendor could not be asked: {e.Kind}.")
            )
            {
                Failure = e,
            };
        }
    }
}
