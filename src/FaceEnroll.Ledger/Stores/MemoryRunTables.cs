using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>Runs in memory.</summary>
/// <param name="isOpen">Whether an item's call is open.</param>
/// <param name="disown">Makes the calls of a run nobody's.</param>
/// <param name="key">What hides person ids.</param>
internal sealed class MemoryRunTables(Func<RunItemKey, bool> isOpen, Action<long> disown, PersonIdKey key) : IRunTables
{
    private readonly SortedDictionary<long, RunRow> _runs = [];
    private readonly SortedDictionary<(long Run, long Number), ItemRow> _items = [];
    private long _next = 1;

    public RunRow? Find(string name) => _runs.Values.FirstOrDefault(r => r.Name == name);

    public RunRow? Find(long run) => _runs.GetValueOrDefault(run);

    public IReadOnlyList<RunRow> List() => [.. _runs.Values.Reverse()];

    public RunRow Add(RunRow run)
    {
        if (Find(run.Name) is not null)
        {
            throw new LedgerConflictException("There is a run of that name.");
        }

        var row = run with { Id = _next++ };
        _runs.Add(row.Id, row);
        return row;
    }

    public void Put(RunRow run) => _runs[run.Id] = run;

    public void Remove(long run)
    {
        _ = _runs.Remove(run);
        Of(run).ForEach(i => _items.Remove((run, i.Id.Number)));
        disown(run);
    }

    public RunCounts Counts(long run)
    {
        var counts = new RunCounts();
        Of(run).ForEach(i => counts[i.Status]++);
        return counts;
    }

    public ItemRow? Item(in RunItemKey id) => _items.GetValueOrDefault((id.Run, id.Number));

    public Appended Append(ItemRow item)
    {
        if (Of(item.Id.Run).Find(i => i.Key == item.Key) is not { } known)
        {
            _items.Add((item.Id.Run, item.Id.Number), item);
            return Appended.New;
        }

        if (known.Pass == item.Pass)
        {
            return Appended.Repeated;
        }

        _items[(known.Id.Run, known.Id.Number)] = known with
        {
            Pass = item.Pass,
            Line = item.Line,
            More = known.PersonId.Length == 0 || RunItemRules.IsClosed(known) ? known.More : item.More,
        };
        return Appended.Known;
    }

    public void Put(ItemRow before, ItemRow after) => _items[(after.Id.Run, after.Id.Number)] = after;

    public IReadOnlyList<ItemRow> Pending(long run, long after, int most) =>
        Page(run, after, most, i => i.Status == FaceRunEntryStatus.Pending);

    public IReadOnlyList<ItemRow> Waiting(long run, long after, int most) =>
        Page(run, after, most, i => i.Status == FaceRunEntryStatus.Waiting);

    public IReadOnlyList<ItemRow> Entries(long run, FaceRunFilter filter, long after, int most) =>
        Page(run, after, most, i => Fits(filter, i));

    public void RemoveWrongLines(long run, int beforePass)
    {
        foreach (var item in Of(run).Where(i => i.IsWrongLine && i.Pass < beforePass).ToList())
        {
            _ = _items.Remove((run, item.Id.Number));
        }
    }

    public long CancelOpen(long run, DateTimeOffset now)
    {
        var open = Of(run).FindAll(i => i.IsOpen && !isOpen(i.Id));
        open.ForEach(i => Put(i, i with { Status = FaceRunEntryStatus.Canceled, NotBefore = null, FinishedAt = now }));
        return open.Count;
    }

    public void ErasePerson(ErasedScope scope, bool isForgotten, DateTimeOffset now)
    {
        foreach (
            var item in _runs
                .Values.Where(r => r.Account == scope.Account)
                .SelectMany(r => Of(r.Id).Where(i => scope.Has(r, i)))
                .Where(i =>
                    (i.PersonId == scope.PersonId || i.PersonId == key.Of(scope.PersonId))
                    && (scope.TakesOpenCalls || !isOpen(i.Id))
                )
                .ToList()
        )
        {
            var erased = RunItemRules.OfErased(item, now);
            Put(item, isForgotten ? RunItemRules.Forgotten(erased) : erased);
        }
    }

    public void Forget(in RunItemKey id)
    {
        var item = Item(id)!;
        Put(item, RunItemRules.Forgotten(item));
    }

    public long Retry(long run, FaceRunFilter filter)
    {
        var over = Of(run)
            .FindAll(i =>
                !i.IsWrongLine
                && i.PersonId.Length > 0
                && i.Reason != RunItemRules.Erased
                && i.Status is FaceRunEntryStatus.Refused or FaceRunEntryStatus.Canceled
                && Fits(filter, i)
            );
        over.ForEach(i => Put(i, RunItemRules.Again(i)));
        return over.Count;
    }

    public IReadOnlyList<ReasonCount> Reasons(long run) =>
        [
            .. Of(run)
                .Where(i => i.Status is not FaceRunEntryStatus.Pending and not FaceRunEntryStatus.Enrolled)
                .GroupBy(i => (i.Status, i.Kind, i.Code))
                .Select(g => new ReasonCount(g.Key.Status, g.Key.Kind, g.Key.Code, g.Count()))
                .OrderByDescending(r => r.Count),
        ];

    public (DateTimeOffset First, DateTimeOffset Last)? Span(long run)
    {
        var times = Results(run).Select(i => i.FinishedAt!.Value).ToList();
        return times.Count == 0 ? null : (times.Min(), times.Max());
    }

    public IReadOnlyList<RateBucket> Rate(long run, DateTimeOffset start, TimeSpan length) =>
        [
            .. Results(run)
                .GroupBy(i => (i.FinishedAt!.Value - start).Ticks / length.Ticks)
                .OrderBy(g => g.Key)
                .Select(g =>
                {
                    var enrolled = g.Count(i => i.Status == FaceRunEntryStatus.Enrolled);
                    return new RateBucket(start + (g.Key * length), length, enrolled, g.Count() - enrolled);
                }),
        ];

    private bool Fits(FaceRunFilter filter, ItemRow item) =>
        (filter.Statuses.Count == 0 || filter.Statuses.Contains(item.Status))
        && (filter.Kinds.Count == 0 || filter.Kinds.Contains(item.Kind))
        && (filter.VendorCode is null || filter.VendorCode == item.Code)
        && (filter.PersonId is null || filter.PersonId == item.PersonId || key.Of(filter.PersonId) == item.PersonId)
        && (filter.Numbers.Count == 0 || filter.Numbers.Contains(item.Id.Number));

    private List<ItemRow> Of(long run) => [.. _items.Values.Where(i => i.Id.Run == run)];

    /// <summary>What was refused while it was read says nothing of the rate.</summary>
    private IEnumerable<ItemRow> Results(long run) =>
        Of(run).Where(i => i is { FinishedAt: not null, IsWrongLine: false });

    private List<ItemRow> Page(long run, long after, int most, Func<ItemRow, bool> fits) =>
        [.. Of(run).Where(i => i.Id.Number > after && fits(i)).Take(most)];
}
