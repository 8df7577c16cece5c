using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>
/// Which item's turn it is: in the run's order, a person's one at a time, and those that wait not before their time.
/// </summary>
/// <param name="readPending">Reads the next items that were not tried yet, after a number.</param>
/// <param name="readWaiting">Reads those that wait to be tried again; null where none do.</param>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class ItemQueue(
    Func<long, int, IReadOnlyList<ItemRow>> readPending,
    Func<long, int, IReadOnlyList<ItemRow>>? readWaiting = null
) : IItemQueue
{
    private const int PageLength = 256;
    private const int WaitingPageLength = 1000;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(1);

    /// <summary>More than these are not held in memory: then no further ones are read until some have their result.</summary>
    private const int MostHeld = 20_000;

    /// <summary>People one of whose items is under way or waits, and their items that come after it.</summary>
    private readonly Dictionary<string, Queue<ItemRow>?> _people = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ItemRow, (DateTimeOffset, long)> _waiting = new();
    private readonly Queue<ItemRow> _ready = new();
    private readonly Queue<ItemRow> _page = new();
    private long _after;
    private bool _isRead;
    private int _behind;

    public bool IsEmpty => _isRead && _page.Count + _ready.Count + _waiting.Count + _behind == 0;

    public void Begin(DateTimeOffset now)
    {
        IReadOnlyList<ItemRow> page;
        var after = 0L;
        do
        {
            page = readWaiting?.Invoke(after, WaitingPageLength) ?? [];
            foreach (var item in page)
            {
                Restore(item, now);
                after = item.Id.Number;
            }
        } while (page.Count == WaitingPageLength);
    }

    /// <summary>Takes an item that waited when its process ended. To be called in the run's order.</summary>
    public void Restore(ItemRow item, DateTimeOffset now)
    {
        if (!TryFollow(item))
        {
            _people.Add(item.PersonId, null);
            // The clock may have been wrong when that was noted; to try too early harms nobody.
            var longest = now + s_longestWait;
            Wait(
                item,
                item.NotBefore is { } at && at < longest ? at
                    : item.NotBefore is null ? now
                    : longest
            );
        }
    }

    public ItemRow? Next(DateTimeOffset now)
    {
        if (_waiting.TryPeek(out var due, out var at) && at.Item1 <= now)
        {
            _ = _waiting.Dequeue();
            return due;
        }

        if (_ready.TryDequeue(out var ready))
        {
            return ready;
        }

        while (TryRead(out var item))
        {
            if (!TryFollow(item))
            {
                _people.Add(item.PersonId, null);
                return item;
            }
        }

        return null;
    }

    public void Ended(ItemRow item) { }

    public void Wait(ItemRow item, DateTimeOffset notBefore) => _waiting.Enqueue(item, (notBefore, item.Id.Number));

    /// <summary>Nobody else has a part of it.</summary>
    public void Lost(ItemRow item) => Done(item);

    public void Done(ItemRow item)
    {
        if (_people[item.PersonId] is not { Count: > 0 } behind)
        {
            _ = _people.Remove(item.PersonId);
            return;
        }

        _ready.Enqueue(behind.Dequeue());
        _behind--;
    }

    private bool TryFollow(ItemRow item)
    {
        if (!_people.TryGetValue(item.PersonId, out var behind))
        {
            return false;
        }

        if (behind is null)
        {
            _people[item.PersonId] = behind = new Queue<ItemRow>();
        }

        behind.Enqueue(item);
        _behind++;
        return true;
    }

    private bool TryRead(out ItemRow item)
    {
        if (_page.Count == 0 && !_isRead && _waiting.Count + _behind < MostHeld)
        {
            var page = readPending(_after, PageLength);
            foreach (var row in page)
            {
                _page.Enqueue(row);
            }

            _isRead = page.Count < PageLength;
            _after = page.Count > 0 ? page[^1].Id.Number : _after;
        }

        return _page.TryDequeue(out item!);
    }
}
