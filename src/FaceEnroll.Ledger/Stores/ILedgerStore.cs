using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>
/// Keeps the calls. Each change follows <see cref="CallRules"/> in one step, and is durable when the task ends.
/// </summary>
/// <remarks>Safe for concurrent use, from several processes where the store is shared.</remarks>
internal interface ILedgerStore : IAsyncDisposable
{
    /// <summary>What hides person ids in rows that have their result.</summary>
    PersonIdKey Key { get; }

    /// <summary>What is held about a request and its person.</summary>
    ValueTask<PersonRecord> LookUpAsync(LedgerRequest request, CancellationToken cancellationToken);

    /// <summary>See <see cref="CallRules.Intent"/>.</summary>
    ValueTask<IntentAnswer> NoteIntentAsync(NewIntent intent, CancellationToken cancellationToken);

    /// <summary>See <see cref="CallRules.MoveEnd"/>.</summary>
    ValueTask<CallRow?> MoveEndAsync(
        string callId,
        int attempt,
        DateTimeOffset noAttemptAfter,
        string ticket,
        CancellationToken cancellationToken
    );

    /// <summary>See <see cref="CallRules.Outcome"/>. An outcome is taken even if nobody waits any more.</summary>
    ValueTask<CallRow?> NoteOutcomeAsync(
        string callId,
        int attempt,
        CallOutcome outcome,
        CancellationToken cancellationToken
    );

    /// <summary>See <see cref="CallRules.Resolve"/>.</summary>
    ValueTask<CallRow?> ResolveAsync(string callId, CallDecision decision, CancellationToken cancellationToken);

    /// <summary>See <see cref="CallRules.Gone"/>.</summary>
    ValueTask<CallRow?> NoteGoneAsync(
        string callId,
        int seenVersion,
        IReadOnlyCollection<string> sources,
        CancellationToken cancellationToken
    );

    /// <summary>Reads in one transaction.</summary>
    ValueTask<T> ReadAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken);

    /// <summary>Changes in one transaction. The step may run more than once, in transactions that are undone.</summary>
    ValueTask<T> WriteAsync<T>(Func<ILedgerTables, T> step, CancellationToken cancellationToken);

    /// <summary>A call; null when there is none.</summary>
    ValueTask<CallRow?> FindAsync(string callId, CancellationToken cancellationToken);

    /// <summary>See <see cref="ILedgerTables.ListUndecided"/>.</summary>
    ValueTask<IReadOnlyList<CallRow>> ListUndecidedAsync(int most, CancellationToken cancellationToken);

    /// <summary>Calls in these states, those to be asked about first at the front.</summary>
    /// <param name="statuses">The states.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<IReadOnlyList<CallRow>> ListAsync(
        IReadOnlyCollection<CallStatus> statuses,
        int most,
        CancellationToken cancellationToken
    );
}
