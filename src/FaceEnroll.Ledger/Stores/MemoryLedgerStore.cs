using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>A ledger that ends with the process: for tests, and to show that the rules need no database.</summary>
/// <param name="key">What hides person ids; null for nothing.</param>
internal sealed class MemoryLedgerStore(PersonIdKey? key = null) : LedgerStore
{
    private readonly MemoryTables _tables = new(key ?? PersonIdKey.None);

    public override PersonIdKey Key => _tables.Key;

    public override ValueTask<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) =>
        Run(step);

    public override ValueTask<T> WriteAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) =>
        Run(step);

    public override ValueTask DisposeAsync() => default;

    private ValueTask<T> Run<T>(Func<MemoryTables, T> step)
    {
        lock (_tables)
        {
            return new ValueTask<T>(step(_tables));
        }
    }
}
