using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Stores;

/// <summary>The rows in memory, with what a database would keep unique.</summary>
internal sealed class MemoryTables : ILedgerTables
{
    private readonly Dictionary<string, CallRow> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<LedgerPerson, List<string>> _people = [];

    public CallRow? Find(string callId) => _calls.GetValueOrDefault(callId);

    public (int Intents, string? OpenId) OfPerson(in LedgerPerson person)
    {
        var calls = Of(person).ToList();
        return (calls.Sum(c => c.Attempt), calls.Find(c => c.IsOpen)?.Id);
    }

    public PictureRow? Best(in LedgerPerson person, string source)
    {
        var pictures = Of(person)
            .SelectMany(c => c.Pictures.Select(p => p with { CallId = c.Id }))
            .Where(p => p.Source == source)
            .ToList();
        return pictures.Find(p => p.Status == PictureStatus.Enrolled)
            ?? pictures.Find(p => p.Status == PictureStatus.Twice)
            ?? pictures.Find(p => p.Status == PictureStatus.Undecidable);
    }

    public bool IsIn(in LedgerPerson person, string source, string exceptCallId) =>
        Of(person)
            .Where(c => c.Id != exceptCallId)
            .SelectMany(c => c.Pictures)
            .Any(p => p.Source == source && p.Status is PictureStatus.Enrolled or PictureStatus.Twice);

    public IReadOnlyList<CallRow> List(IReadOnlyCollection<CallStatus> statuses, int most) =>
        [.. _calls.Values.Where(c => statuses.Contains(c.Status)).OrderBy(c => c.AskAt).Take(most)];

    public void Put(CallRow row)
    {
        if (row.IsOpen && Of(row.Person).Any(c => c.Id != row.Id && c.IsOpen))
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

    private bool IsEnrolled(CallRow row, string source) =>
        row.Pictures.Count(p => p.Source == source && p.Status == PictureStatus.Enrolled) > 1
        || Of(row.Person)
            .Any(c => c.Id != row.Id && c.Pictures.Any(p => p.Source == source && p.Status == PictureStatus.Enrolled));

    private IEnumerable<CallRow> Of(LedgerPerson person) =>
        _people.TryGetValue(person, out var ids) ? ids.Select(id => _calls[id]) : [];
}
