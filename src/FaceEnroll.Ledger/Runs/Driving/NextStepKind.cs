namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>What becomes of an item after a try.</summary>
internal enum NextStepKind
{
    /// <summary>It has a result, and the ledger is to note it.</summary>
    Done,

    /// <summary>It has a result, which the ledger noted with its call's.</summary>
    Noted,

    /// <summary>It is tried again.</summary>
    Again,

    /// <summary>The run was stopped, and the item keeps its turn.</summary>
    Stop,

    /// <summary>Another process owns the item's lane now, and sends it.</summary>
    LaneLost,

    /// <summary>The account is blocked: the run stops, and the item keeps its turn.</summary>
    Block,

    /// <summary>The ledger failed: the run stops, and the item keeps its turn.</summary>
    Fail,
}
