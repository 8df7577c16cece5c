using System.Globalization;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>What a person decides.</summary>
internal sealed class LedgerDecisions(OpenLedger ledger) : IFaceLedger
{
    public async Task<IReadOnlyList<FaceLedgerCall>> GetUndecidedAsync(
        int most = 100,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, 10_000);
        var rows = await ledger
            .Store.ListAsync([CallStatus.Undecidable], most, cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new FaceLedgerCall(row.Id, FaceEnrollmentTicket.FromJson(row.Ticket), row.Reason)),
        ];
    }

    public async Task<bool> ResolveAsync(
        string callId,
        bool isEnrolled,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(callId);
        ArgumentException.ThrowIfNullOrWhiteSpace(decidedBy);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        if (await ledger.Store.FindAsync(callId, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        var now = TimeProvider.System.GetUtcNow().ToString("u", CultureInfo.InvariantCulture);
        var row = await ledger
            .Store.ResolveAsync(callId, isEnrolled, $"{now} {decidedBy}: {why}", cancellationToken)
            .ConfigureAwait(false);
        return row is not null;
    }
}
