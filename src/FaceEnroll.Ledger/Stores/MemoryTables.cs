using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The rows in memory, with what a database would keep unique.</summary>
internal sealed class MemoryTables : ILedgerTables
{
    private readonly Dictionary<string, CallRow> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<LedgerPerson, List<string>> _people = [];

    private readonly Dictionary<string, long> _erased = new(StringComparer.Ordinal);
    private readonly HashSet<string> _erasures = new(StringComparer.Ordinal);
    private readonly MemoryRunTables _runs;

    /// <param name="key">What hides person ids.</param>
    public MemoryTables(PersonIdKey key)
    {
        Key = key;
        _runs = new MemoryRunTables(item => OfItem(item)?.IsOpen == true, Disown, key);
    }

    public PersonIdKey Key { get; }

    public bool IsEmpty => _calls.Count + _erased.Count + _runs.List().Count == 0;

    public string? KeyCheck { get; private set; }

    public void PutKeyCheck(string check) => KeyCheck = check;

    public IRunTables Runs => _runs;

    public CallRow? Find(string callId) => _calls.GetValueOrDefault(callId);

    public CallRow? OfItem(in RunItemKey item)
    {
        var key = item;
        return _calls.Values.LastOrDefault(c => c.Item == key);
    }

    public (int Intents, string? OpenId) OfPerson(in LedgerPerson person)
    {
        var calls = CallsOf(person).ToList();
        return (calls.Sum(c => c.Attempt), calls.Find(c => c.IsOpen)?.Id);
    }

    public PictureRow? Best(in LedgerPerson person, string source)
    {
        var pictures = CallsOf(person)
            .SelectMany(c => c.Pictures.Select(p => p with { CallId = c.Id }))
            .Where(p => p.Source == source)
            .ToList();
        return pictures.Find(p => p.Status == PictureStatus.Enrolled)
            ?? pictures.Find(p => p.Status == PictureStatus.Twice)
            ?? pictures.Find(p => p.Status == PictureStatus.Undecidable);
    }

    public bool IsIn(in LedgerPerson person, string source, string exceptCallId) =>
        CallsOf(person)
            .Where(c => c.Id != exceptCallId)
            .SelectMany(c => c.Pictures)
            .Any(p => p.Source == source && p.Status is PictureStatus.Enrolled or PictureStatus.Twice);

    public IReadOnlyList<string> FacesOfOthers(in LedgerPerson person, string exceptCallId) =>
        [
            .. Of(person)
                .Where(c => c.Id != exceptCallId)
                .SelectMany(c => c.Pictures.Select(p => p.FaceId).OfType<string>().Concat(c.UnattributedFaceIds)),
        ];

    public IReadOnlyList<CallRow> List(IReadOnlyCollection<CallStatus> statuses, int most) =>
        [.. _calls.Values.Where(c => statuses.Contains(c.Status)).OrderBy(c => c.AskAt).Take(most)];

    public IReadOnlyList<CallRow> Of(in LedgerPerson person) => [.. CallsOf(person)];

    public IReadOnlyList<CallRow> ListUndecided(int most) =>
        [.. _calls.Values.Where(c => c.IsUndecided).OrderBy(c => c.AskAt).Take(most)];

    public IReadOnlyList<DueCall> Due(DateTimeOffset now, in DueCall after, int most)
    {
        var (askAt, id) = after;
        return
        [
            .. _calls
                .Values.Where(c => c.IsOpen && (c.Status != CallStatus.Unknown || c.AskAt <= now))
                .Select(c => new DueCall(c.AskAt.ToUnixTimeMilliseconds(), c.Id))
                .Where(c => c.AskAt > askAt || (c.AskAt == askAt && string.CompareOrdinal(c.Id, id) > 0))
                .OrderBy(c => c.AskAt)
                .ThenBy(c => c.Id, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    public long? ErasedAfter(in LedgerPerson person)
    {
        string[] keys = [ErasedPerson.KeyOf(person), ErasedPerson.KeyOf(person with { Library = "" })];
        return keys.Max(key => _erased.TryGetValue(key, out var run) ? run : (long?)null);
    }

    public bool AddErasure(string id) => _erasures.Add(id);

    public void PutErased(in LedgerPerson person) =>
        _erased[ErasedPerson.KeyOf(person)] = _runs.List().Select(run => run.Id).FirstOrDefault();

    public void Put(CallRow row)
    {
        if (row.IsOpen && CallsOf(row.Person).Any(c => c.Id != row.Id && c.IsOpen))
        {
            throw new LedgerConflictException("The person has an open call.");
        }

        if (row.Pictures.Any(p => p.Status == PictureStatus.Enrolled && IsEnrolled(row, p.Source)))
        {
            throw new LedgerConflictException("A picture is enrolled by another call.");
        }

        if (!_calls.ContainsKey(row.Id))
        {
            if (!_people.TryGetValue(row.Person, out var ids))
            {
                _people.Add(row.Person, ids = []);
            }

            ids.Add(row.Id);
        }

        _calls[row.Id] = row;
    }

    private void Disown(long run)
    {
        foreach (var call in _calls.Values.Where(c => c.Item.Run == run).ToList())
        {
            _calls[call.Id] = call with { Item = default };
        }
    }

    private bool IsEnrolled(CallRow row, string source) =>
        row.Pictures.Count(p => p.Source == source && p.Status == PictureStatus.Enrolled) > 1
        || CallsOf(row.Person)
            .Any(c => c.Id != row.Id && c.Pictures.Any(p => p.Source == source && p.Status == PictureStatus.Enrolled));

    private IEnumerable<CallRow> CallsOf(LedgerPerson person) =>
        _people.TryGetValue(person, out var ids) ? ids.Select(id => _calls[id]) : [];
}
