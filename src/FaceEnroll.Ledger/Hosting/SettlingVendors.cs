using FaceEnroll.Ledger.Journal;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Sdk.Registrations;
using FaceEnroll.Sdk.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>Who can be asked about calls, as this host's registrations are now.</summary>
internal sealed class SettlingVendors
{
    private readonly List<(IFaceEnrollmentReconciler Reconciler, string Account, string Endpoint)> _all = [];

    /// <param name="registry">The registrations.</param>
    /// <param name="services">The container.</param>
    /// <param name="onFault">Hears of a registration that cannot be used: the others can.</param>
    public SettlingVendors(
        FaceEnrollmentRegistry registry,
        IServiceProvider services,
        Action<string, Exception> onFault
    )
    {
        foreach (var name in registry.Names)
        {
            try
            {
                var client = services.GetRequiredKeyedService<IFaceEnrollmentReconciler>(name);
                if (client is IConfiguredClient owner)
                {
                    var account = LedgerAccount.Of(owner.Vendor, new Uri(owner.Endpoint), owner.Account);
                    _all.Add((client, account, owner.Endpoint));
                }
            }
            catch (Exception e)
            {
                onFault(name, e);
            }
        }
    }

    /// <summary>A registration of the call's account, at the host it went to; null when this host has none.</summary>
    public IFaceEnrollmentReconciler? Of(CallRow row, FaceEnrollmentTicket ticket) =>
        _all.Find(v => v.Account == row.Person.Account && VendorHome.IsOne(v.Endpoint, ticket.Endpoint)).Reconciler;
}
