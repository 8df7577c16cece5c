namespace FaceEnroll.Ledger.Stores;

/// <summary>Reading without waiting.</summary>
internal static class LedgerReads
{
    /// <summary>Reads on the caller's thread: a store of this machine ends its reads at once.</summary>
    public static T ReadNow<T>(this ILedgerStore store, Func<ILedgerTables, T> step)
    {
        var read = store.ReadAsync(step, CancellationToken.None);
        return read.IsCompleted ? read.Result : read.AsTask().GetAwaiter().GetResult();
    }
}
