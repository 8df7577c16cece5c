using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Registrations;

/// <summary>Asks about the open tickets of every registration's store.</summary>
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
        // By their ids: tickets that no registration can ask about.
        var elsewhere = new Dictionary<string, FaceEnrollmentTicket>(StringComparer.Ordinal);
        FaceEnrollmentException? failure = null;
        foreach (var name in registry.Names)
        {
            var reconciler = services.GetRequiredKeyedService<IFaceEnrollmentReconciler>(name);
            if (reconciler is not IConfiguredClient { TicketStore: { } store } owner)
            {
                continue;
            }

            IReadOnlyList<FaceEnrollmentTicket?> open;
            try
            {
                open = await OpenAsync(store, owner, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failure ??= FailureFactory.OfHost(owner.Vendor, "Reconcile", "The ticket store", e);
                continue;
            }

            foreach (var ticket in open)
            {
                if (ticket is null)
                {
                    continue;
                }

                // Registrations of one account share their tickets; another endpoint's are not for this one to ask about.
                if (!IsAskedAt(ticket, owner))
                {
                    elsewhere[ticket.OperationId] = ticket;
                }
                else if (seen.Add(ticket.OperationId))
                {
                    var question = new PendingQuestion(reconciler, owner, store, options);
                    pending.Add(await question.AskAsync(ticket, cancellationToken).ConfigureAwait(false));
                }
            }
        }

        foreach (var ticket in elsewhere.Values)
        {
            if (seen.Add(ticket.OperationId))
            {
                var nobody = FaceReconciliation.Undecidable("No registration of its account calls its endpoint.");
                pending.Add(new FacePendingEnrollment(ticket, nobody));
            }
        }

        // Whoever got only the rest would take it for everything that is open.
        return failure is null ? pending : throw failure;
    }

    /// <summary>A list that fails while it is being read fails here.</summary>
    private static async ValueTask<IReadOnlyList<FaceEnrollmentTicket?>> OpenAsync(
        IFaceTicketStore store,
        IConfiguredClient owner,
        CancellationToken cancellationToken
    )
    {
        var open = await HostCallback
            .WithinAsync(
                store.GetOpenAsync(owner.Vendor, owner.Account, personId: null, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. open ?? []];
    }

    /// <summary>A damaged ticket goes to whoever asks first, who is told what is wrong with it.</summary>
    private static bool IsAskedAt(FaceEnrollmentTicket ticket, IConfiguredClient owner) =>
        ticket.Fault() is not null || VendorHome.IsOne(ticket.Endpoint, owner.Endpoint);
}
