using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Journal;

/// <summary>What the ledger remembers of a request from its question to its sends.</summary>
/// <param name="Request">The request.</param>
/// <param name="SeenIntents">See <see cref="NewIntent.SeenIntents"/>.</param>
/// <param name="IgnoresRecords">See <see cref="NewIntent.IgnoresRecords"/>.</param>
/// <param name="IsCreation">See <see cref="NewIntent.IsCreation"/>.</param>
internal sealed record LookedUp(LedgerRequest Request, int SeenIntents, bool IgnoresRecords, bool IsCreation)
{
    /// <summary>Nothing: the rest is personal.</summary>
    public override string ToString() => nameof(LookedUp);
}
