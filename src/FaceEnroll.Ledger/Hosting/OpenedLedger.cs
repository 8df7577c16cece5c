using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Hosting;

/// <summary>A ledger that is open.</summary>
/// <param name="Store">Its rows.</param>
/// <param name="Owner">This process.</param>
internal sealed record OpenedLedger(ILedgerStore Store, ILedgerOwner Owner);
