namespace FaceEnroll.Ledger.Stores;

/// <summary>What a <see cref="LedgerWriter"/> writes to, one transaction after the other.</summary>
internal interface ILedgerTransactions : IDisposable
{
    /// <summary>Begins a transaction in which everything is as if nobody else wrote.</summary>
    ILedgerTables Begin();

    /// <summary>Makes durable what was changed since <see cref="Begin"/>.</summary>
    void Commit();

    /// <summary>Undoes what was changed since <see cref="Begin"/>. It throws nothing.</summary>
    void Undo();

    /// <summary>What a fault concerns.</summary>
    FaultReach ReachOf(Exception fault);

    /// <summary>A fault as callers see it.</summary>
    Exception ToCaller(Exception fault);
}
