using FaceEnroll.Ledger.PostgreSql.Lanes;
using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Sql;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Fleet.Lanes;

/// <summary>
/// The items of a run that are in this process's lanes: a queue for each lane. A lane that is lost takes its queue with it, and what of
/// it is under way is only waited for.
/// </summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class LaneQueues(LaneKeeper keeper, ILedgerStore store, long run) : IItemQueue
{
    private readonly List<(LaneClaim Claim, ItemQueue Queue)> _lanes = [];
    private int _version = -1;
    private int _turn;

    public bool IsEmpty => _lanes.TrueForAll(lane => lane.Queue.IsEmpty);

    public void Begin(DateTimeOffset now) => Follow(now);

    public ItemRow? Next(DateTimeOffset now)
    {
        Follow(now);
        for (var i = 0; i < _lanes.Count; i++)
        {
            _turn = (_turn + 1) % _lanes.Count;
            var (claim, queue) = _lanes[_turn];
            if (queue.Next(now) is { } item)
            {
                keeper.Begun(claim);
                return item with { Claim = claim };
            }
        }

        return null;
    }

    public void Ended(ItemRow item) => keeper.Ended(item.Claim!);

    public void Wait(ItemRow item, DateTimeOffset notBefore) => QueueOf(item)?.Wait(item, notBefore);

    public void Done(ItemRow item) => QueueOf(item)?.Done(item);

    public void Lost(ItemRow item)
    {
        keeper.Lost(item.Claim!);
        _ = _lanes.RemoveAll(lane => lane.Claim == item.Claim);
    }

    private ItemQueue? QueueOf(ItemRow item) => _lanes.Find(lane => lane.Claim == item.Claim).Queue;

    /// <summary>Does without what was lost, and begins what was gained.</summary>
    private void Follow(DateTimeOffset now)
    {
        var version = keeper.Version;
        if (version == _version)
        {
            return;
        }

        var claims = keeper.Claims();
        _ = _lanes.RemoveAll(lane => !claims.Contains(lane.Claim));
        foreach (var claim in claims.Where(c => !_lanes.Exists(lane => lane.Claim == c)))
        {
            var queue = new ItemQueue(
                (after, most) => store.ReadNow(t => SqlLanes.Pending((SqlTables)t, run, claim.Lane, after, most)),
                (after, most) => store.ReadNow(t => SqlLanes.Waiting((SqlTables)t, run, claim.Lane, after, most))
            );
            queue.Begin(now);
            _lanes.Add((claim, queue));
        }

        // Only now: what fails is done again.
        _version = version;
    }
}
