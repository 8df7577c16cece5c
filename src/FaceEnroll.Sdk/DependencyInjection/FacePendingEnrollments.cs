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
        // By their ids: what no registration can ask for.
        var elsewhere = new Dictionary<string, FaceEnrollmentTicket>(StringComparer.Ordinal);
        foreach (var name in registry.Names)
        {
            var reconciler = services.GetRequiredKeyedService<IFaceEnrollmentReconciler>(name);
            if (reconciler is not IFaceTicketOwner { TicketStore: { } store } owner)
            {
                continue;
            }

            var open = await HostCallback
                .WithinAsync(
                    store.GetOpenAsync(owner.Vendor, owner.Account, personId: null, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var ticket in open ?? [])
            {
                if (ticket is null)
                {
                    continue;
                }

                // Registrations of one account share their tickets; another endpoint's are not this one's to ask.
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

        return pending;
    }

    /// <summary>A damaged ticket goes to whoever asks first: it is told what is wrong with it.</summary>
    private static bool IsAskedAt(FaceEnrollmentTicket ticket, IFaceTicketOwner owner) =>
        ticket.Fault() is not null || VendorHome.IsOne(ticket.Endpoint, owner.Endpoint);
}
