using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.PostgreSql.Failover;

/// <summary>What this process committed of calls in the last minutes: a server that took another's place may have lost it.</summary>
/// <remarks>Not safe for concurrent use: it is the writer's.</remarks>
internal sealed class RecentCalls(TimeProvider time)
{
    /// <summary>A standby that is further behind is no good one.</summary>
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(5);

    /// <summary>Some 20 MB at most.</summary>
    private const int Most = 10_000;

    private readonly Queue<(long At, CallRow Row)> _rows = new();

    /// <summary>The rows are committed.</summary>
    public void Note(IEnumerable<CallRow> rows)
    {
        var now = time.GetTimestamp();
        foreach (var row in rows)
        {
            _rows.Enqueue((now, row));
        }

        while (_rows.TryPeek(out var oldest) && (_rows.Count > Most || time.GetElapsedTime(oldest.At, now) > s_age))
        {
            _ = _rows.Dequeue();
        }
    }

    /// <summary>Each call as it was written last, in the order in which they were.</summary>
    public IReadOnlyList<CallRow> Latest()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var latest = _rows.Reverse().Select(r => r.Row).Where(row => seen.Add(row.Id)).ToList();
        latest.Reverse();
        return latest;
    }
}
