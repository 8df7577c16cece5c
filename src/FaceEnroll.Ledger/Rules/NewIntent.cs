using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Rules;

/// <summary>A request that is about to be sent.</summary>
internal sealed class NewIntent
{
    public required LedgerRequest Request { get; init; }

    /// <summary>The process that sends it.</summary>
    public required string Owner { get; init; }

    /// <summary>See <see cref="CallRow.NoAttemptAfter"/>.</summary>
    public required DateTimeOffset NoAttemptAfter { get; init; }

    /// <summary>The attempt's ticket, as JSON.</summary>
    public required string Ticket { get; init; }

    /// <summary>
    /// <see cref="PersonRecord.Intents"/> as it was before the person's faces were read; -1 when a call was open then.
    /// </summary>
    public required int SeenIntents { get; init; }

    /// <summary>The run's item that it is for.</summary>
    public RunItemKey Item { get; init; }

    /// <summary>Whose erasure stops that item, too: its person, in its own library; null where that is the request's.</summary>
    public LedgerPerson? ItemPerson { get; init; }

    /// <summary>How often that item may be sent.</summary>
    public int MaxAttempts { get; init; } = int.MaxValue;

    /// <summary>What the process claims of that item's lane; null where there are no lanes.</summary>
    public LaneClaim? Claim { get; init; }

    /// <summary>Whether that item is sent though its person was erased: if that was before this run was begun; null for never.</summary>
    public long? TakesErasedBefore { get; init; }

    /// <summary>Whether it creates its person: see <see cref="CallRules.Recorded"/>.</summary>
    public bool IsCreation { get; init; }

    /// <summary>Whether what is recorded as enrolled or undecidable does not stop it. An open call always does.</summary>
    public bool IgnoresRecords { get; init; }
}
