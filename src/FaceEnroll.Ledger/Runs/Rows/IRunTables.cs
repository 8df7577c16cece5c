using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Runs.Rows;

/// <summary>The rows of runs, inside one transaction.</summary>
internal interface IRunTables
{
    /// <summary>A run; null when there is none.</summary>
    RunRow? Find(string name);

    /// <summary>A run; null when there is none.</summary>
    RunRow? Find(long run);

    /// <summary>All runs, the latest first.</summary>
    IReadOnlyList<RunRow> List();

    /// <summary>Adds a run; its id is given here.</summary>
    RunRow Add(RunRow run);

    /// <summary>Replaces a run.</summary>
    void Put(RunRow run);

    /// <summary>Removes a run with its items. Calls stay, and belong to none.</summary>
    void Remove(long run);

    /// <summary>How many items are in each state.</summary>
    RunCounts Counts(long run);

    /// <summary>An item; null when there is none.</summary>
    ItemRow? Item(in RunItemKey id);

    /// <summary>
    /// Adds an item and counts it, unless the run has its key: then that one was seen by this reading.
    /// </summary>
    /// <returns>Whether it is new, known from an earlier reading, or repeated in this one.</returns>
    Appended Append(ItemRow item);

    /// <summary>Replaces an item, and counts its new state instead of its old one.</summary>
    void Put(ItemRow before, ItemRow after);

    /// <summary>Items that were not tried yet, in order.</summary>
    IReadOnlyList<ItemRow> Pending(long run, long after, int most);

    /// <summary>Items that wait to be tried again, in order.</summary>
    IReadOnlyList<ItemRow> Waiting(long run, long after, int most);

    /// <summary>Items in order.</summary>
    IReadOnlyList<ItemRow> Entries(long run, FaceRunFilter filter, long after, int most);

    /// <summary>Removes wrong lines that the latest reading did not see.</summary>
    void RemoveWrongLines(long run, int beforePass);

    /// <summary>Items that wait for their turn get no other.</summary>
    /// <returns>How many.</returns>
    long CancelOpen(long run, DateTimeOffset now);

    /// <summary>
    /// A person was erased: nothing more of it is sent. Items whose call is open keep waiting for their outcome, unless what is
    /// personal goes.
    /// </summary>
    /// <param name="scope">Whose items, and which.</param>
    /// <param name="isForgotten">Whether what is personal of its items is blanked, too.</param>
    /// <param name="now">The time.</param>
    void ErasePerson(ErasedScope scope, bool isForgotten, DateTimeOffset now);

    /// <summary>Blanks what is personal of an item.</summary>
    void Forget(in RunItemKey id);

    /// <summary>Items that were refused or canceled get another turn.</summary>
    /// <returns>How many.</returns>
    long Retry(long run, FaceRunFilter filter);

    /// <summary>How many items ended in which way, apart from those that were enrolled.</summary>
    IReadOnlyList<ReasonCount> Reasons(long run);

    /// <summary>When the first and the last result came; null when there is none.</summary>
    (DateTimeOffset First, DateTimeOffset Last)? Span(long run);

    /// <summary>How many results there were in spans of this length.</summary>
    IReadOnlyList<RateBucket> Rate(long run, DateTimeOffset start, TimeSpan length);
}
