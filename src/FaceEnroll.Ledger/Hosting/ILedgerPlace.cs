namespace FaceEnroll.Ledger.Hosting;

/// <summary>Where a ledger is kept, and how it is opened there.</summary>
internal interface ILedgerPlace
{
    /// <summary>What the record is worth.</summary>
    LedgerUse Use { get; }

    /// <summary>How often a host looks for calls whose outcome nobody knows.</summary>
    TimeSpan SettleInterval { get; }

    /// <summary>Opens the ledger. It may wait, and is called on a thread of its own.</summary>
    /// <exception cref="FaceLedgerException">It cannot be opened.</exception>
    OpenedLedger Open();
}
