namespace FaceEnroll.Ledger.Stores;

/// <summary>A ledger that ends with the process: for tests, and to show that the rules need no database.</summary>
internal sealed class MemoryLedgerStore : LedgerStore
{
    private readonly MemoryTables _tables = new();

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
