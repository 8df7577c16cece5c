using System.Globalization;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>One person's calls, each changed by the rules in one step. What derives from it breaks one of them.</summary>
internal class ModelLedger
{
    private static readonly LedgerPerson s_person = new("vendor", "", "person");
    private readonly Dictionary<string, CallRow> _rows = [];

    public IEnumerable<CallRow> Rows => _rows.Values;

    public static DateTimeOffset Time(int tick) => DateTimeOffset.UnixEpoch.AddSeconds(tick);

    public static int Tick(DateTimeOffset time) => (int)(time - DateTimeOffset.UnixEpoch).TotalSeconds;

    public static string Id(int picture) => picture.ToString(CultureInfo.InvariantCulture);

    public CallRow? Row(int picture) => _rows.GetValueOrDefault(Id(picture));

    public PersonRecord LookUp(int picture) =>
        new()
        {
            Same = Row(picture),
            Open = Open(picture),
            Pictures = [Row(picture)?.Pictures[0]],
            Intents = _rows.Values.Sum(r => r.Attempt),
        };

    public virtual IntentAnswer Intent(ModelTicket ticket, string owner, int noAttemptAfter, int seenIntents)
    {
        var source = Id(ticket.Picture);
        var answer = CallRules.Intent(
            LookUp(ticket.Picture),
            new NewIntent
            {
                Request = new LedgerRequest(source, s_person, [source]),
                Owner = owner,
                NoAttemptAfter = Time(noAttemptAfter),
                Ticket = ticket.Write(),
                SeenIntents = seenIntents,
            }
        );
        if (answer.Noted is { } noted)
        {
            _rows[noted.Id] = noted;
        }

        return answer;
    }

    public bool MoveEnd(CallRow row, int noAttemptAfter, ModelTicket ticket)
    {
        var moved = CallRules.MoveEnd(_rows[row.Id], row.Attempt, Time(noAttemptAfter), ticket.Write());
        _rows[row.Id] = moved ?? _rows[row.Id];
        return moved is not null;
    }

    public virtual void Outcome(string id, int attempt, CallOutcome outcome) =>
        _rows[id] =
            CallRules.Outcome(_rows[id], attempt, outcome, null, faces => MayBeAnothers(id, faces)) ?? _rows[id];

    public void Resolve(string id, bool isEnrolled)
    {
        var seen = _rows[id];
        // The other picture is another call's: what is said of it here changes nothing.
        var decision = new CallDecision("looked", i => i == 0 && isEnrolled) { SeenVersion = seen.Version };
        _rows[id] = CallRules.Resolve(seen, decision) ?? seen;
    }

    public virtual void Gone(CallRow seen) =>
        _rows[seen.Id] = CallRules.Gone(_rows[seen.Id], seen.Version, [seen.Pictures[0].Source]) ?? _rows[seen.Id];

    protected virtual bool MayBeAnothers(string id, IReadOnlyCollection<string> faces) =>
        CallRules.MayBeAnothers(_rows.Values.Where(r => r.Id != id), faces);

    protected virtual CallRow? Open(int picture) => _rows.Values.SingleOrDefault(r => r.IsOpen);
}
