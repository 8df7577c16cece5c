using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>
/// Which item's turn it is, among those that are this process's business: all of a run, or those of the lanes that it owns now.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal interface IItemQueue
{
    /// <summary>Whether nothing is left but what is under way.</summary>
    bool IsEmpty { get; }

    /// <summary>Takes the items that waited when their process ended.</summary>
    void Begin(DateTimeOffset now);

    /// <summary>The item whose turn it is, which is under way from now on; null when there is none now.</summary>
    ItemRow? Next(DateTimeOffset now);

    /// <summary>An item is under way no more, whatever became of it: what follows is told afterwards.</summary>
    void Ended(ItemRow item);

    /// <summary>It is to be tried again.</summary>
    void Wait(ItemRow item, DateTimeOffset notBefore);

    /// <summary>It has its result: its person's next one is ready.</summary>
    void Done(ItemRow item);

    /// <summary>It is another process's business now.</summary>
    void Lost(ItemRow item);
}
