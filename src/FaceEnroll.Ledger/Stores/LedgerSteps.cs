using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The store's operations on the rows of a transaction: read, ask the rules, write.</summary>
internal static class LedgerSteps
{
    public static PersonRecord LookUp(ILedgerTables tables, LedgerRequest request)
    {
        var (intents, openId) = tables.OfPerson(request.Person);
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
            Open = openId is null ? null : tables.Find(openId),
            Pictures = pictures,
            Intents = intents,
        };
    }

    public static IntentAnswer Intent(ILedgerTables tables, NewIntent intent)
    {
        var answer = CallRules.Intent(LookUp(tables, intent.Request), intent);
        Put(tables, answer.Noted);
        return answer;
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
        return Put(tables, CallRules.Outcome(row, attempt, outcome, source => tables.IsIn(row.Person, source, row.Id)));
    }

    public static CallRow? Resolve(ILedgerTables tables, string callId, bool isEnrolled, string decision)
    {
        var row = Existing(tables, callId);
        return Put(
            tables,
            CallRules.Resolve(row, isEnrolled, decision, source => tables.IsIn(row.Person, source, row.Id))
        );
    }

    public static CallRow? Gone(ILedgerTables tables, string callId, IReadOnlyCollection<string> sources) =>
        Put(tables, CallRules.Gone(Existing(tables, callId), sources));

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
