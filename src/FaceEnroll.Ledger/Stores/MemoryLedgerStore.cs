using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>A ledger that ends with the process: for tests, and to show that the rules need no database.</summary>
internal sealed class MemoryLedgerStore : ILedgerStore
{
    private readonly MemoryTables _tables = new();

    public ValueTask<PersonRecord> LookUpAsync(LedgerRequest request, CancellationToken cancellationToken) =>
        Run(t => LedgerSteps.LookUp(t, request));

    public ValueTask<IntentAnswer> NoteIntentAsync(NewIntent intent, CancellationToken cancellationToken) =>
        Run(t => LedgerSteps.Intent(t, intent));

    public ValueTask<CallRow?> MoveEndAsync(
        string callId,
        int attempt,
        DateTimeOffset noAttemptAfter,
        string ticket,
        CancellationToken cancellationToken
    ) => Run(t => LedgerSteps.MoveEnd(t, callId, attempt, noAttemptAfter, ticket));

    public ValueTask<CallRow?> NoteOutcomeAsync(
        string callId,
        int attempt,
        CallOutcome outcome,
        CancellationToken cancellationToken
    ) => Run(t => LedgerSteps.Outcome(t, callId, attempt, outcome));

    public ValueTask<CallRow?> ResolveAsync(
        string callId,
        CallDecision decision,
        CancellationToken cancellationToken
    ) => Run(t => LedgerSteps.Resolve(t, callId, decision));

    public ValueTask<CallRow?> NoteGoneAsync(
        string callId,
        int seenVersion,
        IReadOnlyCollection<string> sources,
        CancellationToken cancellationToken
    ) => Run(t => LedgerSteps.Gone(t, callId, seenVersion, sources));

    public ValueTask<CallRow?> FindAsync(string callId, CancellationToken cancellationToken) =>
        Run(t => t.Find(callId));

    public ValueTask<IReadOnlyList<CallRow>> ListUndecidedAsync(int most, CancellationToken cancellationToken) =>
        Run(t => t.ListUndecided(most));

    public ValueTask<IReadOnlyList<CallRow>> ListAsync(
        IReadOnlyCollection<CallStatus> statuses,
        int most,
        CancellationToken cancellationToken
    ) => Run(t => t.List(statuses, most));

    public ValueTask<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) => Run(step);

    public ValueTask<T> WriteAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken) => Run(step);

    public ValueTask DisposeAsync() => default;

    private ValueTask<T> Run<T>(Func<MemoryTables, T> step)
    {
        lock (_tables)
        {
            return new ValueTask<T>(step(_tables));
        }
    }
}
