using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The rows of a store, inside one transaction.</summary>
internal interface ILedgerTables
{
    /// <summary>A call; null when there is none.</summary>
    CallRow? Find(string callId);

    /// <summary>How many attempts were noted for a person, and the id of its open call.</summary>
    (int Intents, string? OpenId) OfPerson(in LedgerPerson person);

    /// <summary>What says most about a picture: enrolled, else undecidable; null when neither.</summary>
    PictureRow? Best(in LedgerPerson person, string source);

    /// <summary>Whether another call holds the picture as enrolled.</summary>
    bool IsIn(in LedgerPerson person, string source, string exceptCallId);

    /// <summary>Calls in these states, those to be asked about first at the front.</summary>
    IReadOnlyList<CallRow> List(IReadOnlyCollection<CallStatus> statuses, int most);

    /// <summary>Adds or replaces a call with its pictures.</summary>
    /// <exception cref="LedgerConflictException">
    /// The person would have two open calls, or a picture would be enrolled by two calls: the rules never ask for it.
    /// </exception>
    void Put(CallRow row);
}
