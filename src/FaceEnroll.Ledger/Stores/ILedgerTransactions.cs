namespace FaceEnroll.Ledger.Stores;

/// <summary>What a <see cref="LedgerWriter"/> writes to, one transaction after the other.</summary>
internal interface ILedgerTransactions : IDisposable
{
    /// <summary>Begins a transaction in which everything is as if nobody else wrote.</summary>
    /// <param name="alone">Whether to wait for a turn in which nobody else writes indeed, because others came between before.</param>
    ILedgerTables Begin(bool alone);

    /// <summary>Makes durable what was changed since <see cref="Begin(bool)"/>.</summary>
    void Commit();

    /// <summary>Undoes what was changed since <see cref="Begin(bool)"/>. It throws nothing.</summary>
    void Undo();

    /// <summary>What a fault concerns.</summary>
    FaultReach ReachOf(Exception fault);

    /// <summary>A fault as callers see it.</summary>
    Exception ToCaller(Exception fault);
}
