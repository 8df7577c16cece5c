using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Journal;

/// <summary>
/// Who enrolls: the item of a run. It reaches the ledger past the client and its decorators, since they all run in the flow of the
/// run's call.
/// </summary>
internal sealed class LedgerCaller
{
    private static readonly AsyncLocal<LedgerCaller?> s_current = new();

    /// <summary>Who enrolls in this flow; null when it is no run.</summary>
    public static LedgerCaller? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>The item.</summary>
    public RunItemKey Item { get; init; }

    /// <summary>Whose erasure stops it: the item's person, in the item's own library.</summary>
    public LedgerPerson Person { get; init; }

    /// <summary>The person as the request names it: a list of an older version, or a client that says little of itself, may mean another library.</summary>
    public LedgerPerson? Requested { get; set; }

    /// <summary>How often the item may be sent; 0 where only what was sent before is to be found out.</summary>
    public int MaxAttempts { get; set; } = int.MaxValue;

    /// <summary>Whoever was erased before this run was begun is enrolled all the same; null for nobody.</summary>
    public long? TakesErasedBefore { get; init; }

    /// <summary>Whether everything is to be done but the sending and the noting.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>The id that the request has in the ledger: the same for the same person, library and content.</summary>
    public Guid? CallId { get; set; }

    /// <summary>What the ledger has taken as the call's outcome; null when it has taken none.</summary>
    public CallStatus? Noted { get; set; }

    /// <summary>Whether another picture was sent for the item before.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether the run was stopped meanwhile, or the item has its result.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Whether the item's person was erased before it was sent.</summary>
    public bool IsErased { get; set; }

    /// <summary>What this process claims of the item's lane; null where there are no lanes.</summary>
    public LaneClaim? Claim { get; init; }

    /// <summary>Whether another process owns the item's lane now.</summary>
    public bool IsLaneLost { get; set; }

    /// <summary>Whether the item was sent as often as it may be.</summary>
    public bool IsExhausted { get; set; }
}
