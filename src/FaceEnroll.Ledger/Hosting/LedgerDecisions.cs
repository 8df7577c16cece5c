using System.Globalization;
using FaceEnroll.Ledger.Journal;
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
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var rows = await store.ListUndecidedAsync(most, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(LedgerOutcomes.Undecided)];
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
        Check(decidedBy, why);
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        return await store.FindAsync(callId, cancellationToken).ConfigureAwait(false) is { } row
            && await DecideAsync(callId, row.Version, _ => isEnrolled, decidedBy, why, cancellationToken)
                .ConfigureAwait(false);
    }

    public async Task<bool> ResolveAsync(
        FaceLedgerCall undecided,
        IReadOnlyCollection<int> enrolledImages,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(undecided);
        ArgumentNullException.ThrowIfNull(enrolledImages);
        // The caller may change its own meanwhile.
        var enrolled = enrolledImages.ToHashSet();
        if (enrolled.Any(i => i < 0 || i >= undecided.Images.Count))
        {
            throw new ArgumentOutOfRangeException(
                nameof(enrolledImages),
                $"The call has {undecided.Images.Count} images, and an index is none of them."
            );
        }

        Check(decidedBy, why);
        return await DecideAsync(undecided.Id, undecided.Version, enrolled.Contains, decidedBy, why, cancellationToken)
            .ConfigureAwait(false);
    }

    private static void Check(string decidedBy, string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(decidedBy);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
    }

    private async Task<bool> DecideAsync(
        string callId,
        int seenVersion,
        Func<int, bool> isIn,
        string decidedBy,
        string why,
        CancellationToken cancellationToken
    )
    {
        var now = TimeProvider.System.GetUtcNow().ToString("u", CultureInfo.InvariantCulture);
        var decision = new CallDecision($"{now} {decidedBy}: {why}", isIn) { SeenVersion = seenVersion };
        return await ledger.Store.ResolveAsync(callId, decision, cancellationToken).ConfigureAwait(false) is not null;
    }
}
