using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The operations of every store, each one step in one transaction.</summary>
internal abstract class LedgerStore : ILedgerStore
{
    public abstract PersonIdKey Key { get; }

    public ValueTask<PersonRecord> LookUpAsync(LedgerRequest request, CancellationToken cancellationToken) =>
        ReadAsync(t => LedgerSteps.LookUp(t, request), cancellationToken);

    public virtual ValueTask<IntentAnswer> NoteIntentAsync(NewIntent intent, CancellationToken cancellationToken) =>
        WriteAsync(t => LedgerSteps.Intent(t, intent), cancellationToken);

    public ValueTask<CallRow?> MoveEndAsync(
        string callId,
        int attempt,
        DateTimeOffset noAttemptAfter,
        string ticket,
        CancellationToken cancellationToken
    ) => WriteAsync(t => LedgerSteps.MoveEnd(t, callId, attempt, noAttemptAfter, ticket), cancellationToken);

    public ValueTask<CallRow?> NoteOutcomeAsync(
        string callId,
        int attempt,
        CallOutcome outcome,
        CancellationToken cancellationToken
    ) => WriteAsync(t => LedgerSteps.Outcome(t, callId, attempt, outcome), CancellationToken.None);

    public ValueTask<CallRow?> ResolveAsync(
        string callId,
        CallDecision decision,
        CancellationToken cancellationToken
    ) => WriteAsync(t => LedgerSteps.Resolve(t, callId, decision), cancellationToken);

    public ValueTask<CallRow?> NoteGoneAsync(
        string callId,
        int seenVersion,
        IReadOnlyCollection<string> sources,
        CancellationToken cancellationToken
    ) => WriteAsync(t => LedgerSteps.Gone(t, callId, seenVersion, sources), cancellationToken);

    public ValueTask<CallRow?> FindAsync(string callId, CancellationToken cancellationToken) =>
        ReadAsync(t => t.Find(callId), cancellationToken);

    public ValueTask<IReadOnlyList<CallRow>> ListUndecidedAsync(int most, CancellationToken cancellationToken) =>
        ReadAsync(t => t.ListUndecided(most), cancellationToken);

    public ValueTask<IReadOnlyList<CallRow>> ListAsync(
        IReadOnlyCollection<CallStatus> statuses,
        int most,
        CancellationToken cancellationToken
    ) => ReadAsync(t => t.List(statuses, most), cancellationToken);

    public abstract ValueTask<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken);

    public abstract ValueTask<T> WriteAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
