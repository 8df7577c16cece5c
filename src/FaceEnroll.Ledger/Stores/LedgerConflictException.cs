namespace FaceEnroll.Ledger.Stores;

/// <summary>A write that would break what must be unique.</summary>
internal sealed class LedgerConflictException(string message, Exception? inner = null) : Exception(message, inner);
