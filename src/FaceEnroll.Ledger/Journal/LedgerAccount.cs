using FaceEnroll.Sdk.Tickets;
using FaceEnroll.Sdk.Transport;

namespace FaceEnroll.Ledger.Journal;

/// <summary>An account as the ledger names it: the vendor, where it keeps people, and the account there. Never a key's id.</summary>
internal static class LedgerAccount
{
    /// <param name="vendor">The vendor.</param>
    /// <param name="endpoint">The host that is called: several spellings of one are one.</param>
    /// <param name="account">The account, as tickets name it.</param>
    public static string Of(FaceVendor vendor, Uri endpoint, string account)
    {
        // On this machine each port is a vendor of its own.
        var home = Loopback.Is(endpoint) ? $"loopback:{endpoint.Port}" : VendorHome.Of(endpoint);
        return $"{vendor}|{home}|{account}";
    }
}
