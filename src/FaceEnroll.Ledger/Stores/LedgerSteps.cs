using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The store's operations on the rows of a transaction: read, ask the rules, write.</summary>
internal static class LedgerSteps
{
    /// <param name="tables">The rows.</param>
    /// <param name="request">The request.</param>
    /// <param name="item">The run's item that it is for.</param>
    public static PersonRecord LookUp(ILedgerTables tables, LedgerRequest request, RunItemKey item = default)
    {
        var (intents, openId) = tables.OfPerson(request.Person);
        var ofItem = item.IsSet ? tables.OfItem(item) : null;
        var pictures = new PictureRow?[request.Sources.Count];
        if (intents > 0)
        {
            for (var i = 0; i < pictures.Length; i++)
            {
                pictures[i] = tables.Best(request.Person, request.Sources[i]);
            }
        }

        return new PersonRecord
        {
            Same = intents > 0 ? tables.Find(request.CallId) : null,
            // An item's open call holds it, even if the item is for another library now.
            Open =
                openId is not null ? tables.Find(openId)
                : ofItem is { IsOpen: true } ? ofItem
                : null,
            OfItem = ofItem,
            Pictures = pictures,
            Intents = intents,
        };
    }

    public static IntentAnswer Intent(ILedgerTables tables, NewIntent intent)
    {
        var answer = CallRules.Intent(LookUp(tables, intent.Request, intent.Item), intent);
        if (answer.Noted is not { } row)
        {
            return answer;
        }

        if (
            intent.Item.IsSet
            && (
                RunSteps.IsErased(tables, intent.ItemPerson ?? row.Person, intent.TakesErasedBefore)
                || RunSteps.IsErased(tables, row.Person, intent.TakesErasedBefore)
            )
        )
        {
            RunSteps.Erase(tables, intent.Item, TimeProvider.System.GetUtcNow());
            return new IntentAnswer(IntentVerdict.Erased, answer.Record);
        }

        if (intent.Item.IsSet && RunSteps.Send(tables, intent.Item, intent.MaxAttempts) is { } verdict)
        {
            return new IntentAnswer(verdict, answer.Record);
        }

        tables.Put(row);
        return answer.Record.Intents > 0
            ? answer with
            {
                FacesOfOthers = tables.FacesOfOthers(row.Person, row.Id),
            }
            : answer;
    }

    public static CallRow? MoveEnd(
        ILedgerTables tables,
        string callId,
        int attempt,
        DateTimeOffset noAttemptAfter,
        string ticket
    ) => Put(tables, CallRules.MoveEnd(Existing(tables, callId), attempt, noAttemptAfter, ticket));

    public static CallRow? Outcome(ILedgerTables tables, string callId, int attempt, CallOutcome outcome)
    {
        var row = Existing(tables, callId);
        if (outcome is { Status: CallStatus.Enrolled, AskedAt: not null } && IsAnothers(tables, row, outcome))
        {
            // What was read back is another call's face. Whoever asks once more knows that.
            return null;
        }

        return Settled(
            tables,
            CallRules.Outcome(
                row,
                attempt,
                outcome,
                source => tables.IsIn(row.Person, source, row.Id),
                faceIds => CallRules.MayBeAnothers(tables.Of(row.Person).Where(c => c.Id != row.Id), faceIds)
            )
        );
    }

    public static CallRow? Resolve(ILedgerTables tables, string callId, bool isEnrolled, string decision) =>
        Resolve(tables, callId, new CallDecision(decision, isEnrolled));

    public static CallRow? Resolve(ILedgerTables tables, string callId, CallDecision decision)
    {
        var row = Existing(tables, callId);
        return Settled(tables, CallRules.Resolve(row, decision, source => tables.IsIn(row.Person, source, row.Id)));
    }

    public static CallRow? Gone(
        ILedgerTables tables,
        string callId,
        int seenVersion,
        IReadOnlyCollection<string> sources
    ) => Put(tables, CallRules.Gone(Existing(tables, callId), seenVersion, sources));

    public static CallRow? Forget(ILedgerTables tables, string callId, int seenVersion) =>
        Put(tables, CallRules.Forget(Existing(tables, callId), seenVersion));

    /// <summary>Writes a call again that its writer had committed, and that the store may have lost since.</summary>
    /// <returns>The call as it was put; null when the store has it, or knows more.</returns>
    public static CallRow? Restore(ILedgerTables tables, CallRow row)
    {
        if (tables.Find(row.Id) is { } known && known.Version >= row.Version)
        {
            return null;
        }

        var restored = CallRules.Restored(
            row,
            tables.OfPerson(row.Person).OpenId is { } open && open != row.Id,
            source => tables.IsIn(row.Person, source, row.Id)
        );
        tables.Put(restored);
        if (restored.Status is not (CallStatus.Intent or CallStatus.Reserved))
        {
            RunSteps.Settle(tables, restored, TimeProvider.System.GetUtcNow());
        }

        return restored;
    }

    private static bool IsAnothers(ILedgerTables tables, CallRow row, CallOutcome outcome)
    {
        var faces = (outcome.Pictures ?? []).Select(p => p.FaceId).OfType<string>().Concat(outcome.UnattributedFaceIds);
        return faces.Intersect(tables.FacesOfOthers(row.Person, row.Id), StringComparer.Ordinal).Any();
    }

    /// <summary>What it says of a run's item is noted in the same transaction.</summary>
    private static CallRow? Settled(ILedgerTables tables, CallRow? row)
    {
        if (Put(tables, row) is { Item.IsSet: true })
        {
            RunSteps.Settle(tables, row!, TimeProvider.System.GetUtcNow());
        }

        return row;
    }

    private static CallRow Existing(ILedgerTables tables, string callId) =>
        tables.Find(callId) ?? throw new InvalidOperationException("The ledger holds no such call.");

    private static CallRow? Put(ILedgerTables tables, CallRow? row)
    {
        if (row is not null)
        {
            tables.Put(row);
        }

        return row;
    }
}
