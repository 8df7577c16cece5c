namespace FaceEnroll.Ledger.Stores;

/// <summary>What a fault of a commit concerns.</summary>
internal enum FaultReach
{
    /// <summary>One step, maybe: the others can be committed without it.</summary>
    Step,

    /// <summary>Nothing can be written now, whatever it is.</summary>
    Ledger,

    /// <summary>Another writer came between, and nothing was changed: the same succeeds later.</summary>
    Moment,

    /// <summary>The connection is lost, and nothing was changed: over another one the same may succeed.</summary>
    Connection,
}
