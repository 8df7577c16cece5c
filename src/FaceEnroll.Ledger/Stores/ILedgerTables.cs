using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The rows of a store, inside one transaction.</summary>
internal interface ILedgerTables
{
    /// <summary>A call; null when there is none.</summary>
    CallRow? Find(string callId);

    /// <summary>The runs.</summary>
    IRunTables Runs { get; }

    /// <summary>What hides person ids in rows that have their result.</summary>
    PersonIdKey Key { get; }

    /// <summary>Whether nothing was noted yet.</summary>
    bool IsEmpty { get; }

    /// <summary>The <see cref="PersonIdKey.Check"/> that the ledger was begun with; null where nobody has said.</summary>
    string? KeyCheck { get; }

    /// <summary>Notes it, once in a ledger's life.</summary>
    void PutKeyCheck(string check);

    /// <summary>The call whose latest attempt was for a run's item, the latest one; null when there is none.</summary>
    CallRow? OfItem(in RunItemKey item);

    /// <summary>How many attempts were noted for a person, and the id of its open call.</summary>
    (int Intents, string? OpenId) OfPerson(in LedgerPerson person);

    /// <summary>What says most about a picture: enrolled, else undecidable; null when neither.</summary>
    PictureRow? Best(in LedgerPerson person, string source);

    /// <summary>Whether another call holds the picture as enrolled.</summary>
    bool IsIn(in LedgerPerson person, string source, string exceptCallId);

    /// <summary>The ids of the person's faces that other calls put there, whatever became of them since.</summary>
    IReadOnlyList<string> FacesOfOthers(in LedgerPerson person, string exceptCallId);

    /// <summary>Calls in these states, those to be asked about first at the front.</summary>
    IReadOnlyList<CallRow> List(IReadOnlyCollection<CallStatus> statuses, int most);

    /// <summary>All calls of a person, in no order.</summary>
    IReadOnlyList<CallRow> Of(in LedgerPerson person);

    /// <summary>Calls with a picture about which a person must decide, whatever became of their other pictures; the oldest first.</summary>
    IReadOnlyList<CallRow> ListUndecided(int most);

    /// <summary>
    /// The open calls in the order in which they are asked about, a page at a time; without those whose outcome is unknown and
    /// that are not to be asked about yet. Only their places, so that a row that cannot be read stops no other.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="after">The last one of the page before.</param>
    /// <param name="most">How many at most.</param>
    IReadOnlyList<DueCall> Due(DateTimeOffset now, in DueCall after, int most);

    /// <summary>
    /// The id of the run that was the latest when the person was erased last, from its library or from all of them; null when it never
    /// was. Hosts' clocks need not agree on what came first.
    /// </summary>
    long? ErasedAfter(in LedgerPerson person);

    /// <summary>Notes that a person was erased now; without a library from all of them.</summary>
    void PutErased(in LedgerPerson person);

    /// <summary>Notes that an erasure was told.</summary>
    /// <returns>Whether it is news.</returns>
    bool AddErasure(string id);

    /// <summary>Adds or replaces a call with its pictures.</summary>
    /// <exception cref="LedgerConflictException">
    /// The person would have two open calls, or a picture would be enrolled by two calls: the rules never ask for it.
    /// </exception>
    void Put(CallRow row);
}
