using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>A ledger is always opened with the key that it was begun with.</summary>
internal static class KeyAgreement
{
    /// <summary>Looks at the key that the ledger was begun with; one that is new is begun with this.</summary>
    /// <exception cref="FaceLedgerException">It was begun with another one.</exception>
    public static async Task ReachAsync(ILedgerStore store)
    {
        // Most find it there, and need not wait for a writer.
        if (await store.ReadAsync(t => t.KeyCheck, CancellationToken.None).ConfigureAwait(false) != store.Key.Check)
        {
            _ = await store.WriteAsync(Agree, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static bool Agree(ILedgerTables tables)
    {
        // One that an older version began has rows without a key.
        var begun = tables.KeyCheck ?? (tables.IsEmpty ? null : PersonIdKey.None.Check);
        if (begun is not null && begun != tables.Key.Check)
        {
            throw new FaceLedgerException(
                FaceLedgerFault.OtherKey,
                begun.Length == 0 ? "The ledger was begun without a PersonIdKey, and takes none now."
                    : tables.Key.Hides ? "The ledger was begun with another PersonIdKey."
                    : "The ledger was begun with a PersonIdKey, and it is not set."
            );
        }

        if (tables.KeyCheck is null)
        {
            tables.PutKeyCheck(tables.Key.Check);
        }

        return true;
    }
}
