namespace FaceEnroll.Ledger.PostgreSql.Limiting;

/// <summary>What a waiter gets.</summary>
/// <param name="NotAfter">Its slot may not be used after that time.</param>
/// <param name="Paused">It gets none: the account is paused for so long.</param>
internal readonly record struct SlotAnswer(TimeSpan NotAfter, TimeSpan? Paused = null);
