namespace FaceEnroll.Ledger.Stores;

/// <summary>A change that waits for the next commit. It may run more than once, in transactions that are undone.</summary>
internal abstract class LedgerWork
{
    /// <summary>Ends it if its caller has given up, so that it must not be done any more.</summary>
    /// <returns>Whether it is ended: it is not done, and never will be.</returns>
    public abstract bool TryCancel();

    /// <summary>Runs it in the present transaction.</summary>
    public abstract void Run(ILedgerTables tables);

    /// <summary>It is on the disk.</summary>
    public abstract void Committed();

    /// <summary>It failed, and changed nothing.</summary>
    public abstract void Failed(Exception cause);
}

/// <summary>The same with its result.</summary>
internal sealed class LedgerWork<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) : LedgerWork
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override bool TryCancel()
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        _ = _done.TrySetCanceled(cancellationToken);
        return true;
    }

    public override void Run(ILedgerTables tables) => _result = step(tables);

    public override void Committed() => _done.TrySetResult(_result!);

    public override void Failed(Exception cause) => _done.TrySetException(cause);
}
