using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Sqlite;
using FaceEnroll.Ledger.Tests.Support;

namespace FaceEnroll.Ledger.Tests.PowerLoss;

/// <summary>
/// Calls and a run's items at random, one commit after the other, and what lies on the disk after each. Now and then the log is
/// copied into the file: as far as it goes, so that the log goes on; or all of it, so that the next log is written over this one.
/// </summary>
internal sealed class LedgerTrace : IAsyncDisposable
{
    /// <summary>How often.</summary>
    private const int ACheckpoint = 12;

    private readonly string _file;
    private readonly SqliteLedgerStore _store;
    private readonly Random _random;
    private readonly List<CallRow> _open = [];
    private readonly List<ItemRow> _items = [];
    private long _run;

    private LedgerTrace(string file, int seed)
    {
        _file = file;
        _random = new Random(seed);
        _store = SqliteLedgerStore.Open(file, TimeSpan.FromSeconds(5));
        Record();
    }

    /// <summary>After each commit, in order.</summary>
    public List<Moment> Moments { get; } = [];

    /// <summary>Whatever was asked for.</summary>
    public List<LedgerRequest> Requests { get; } = [];

    public static async Task<LedgerTrace> RunAsync(string file, int seed, int steps)
    {
        var trace = new LedgerTrace(file, seed);
        await trace.BeginRunAsync();
        for (var i = 0; i < steps; i++)
        {
            await trace.StepAsync();
            trace.Record();
            if (i % ACheckpoint == ACheckpoint - 1)
            {
                using var other = new OtherWriter(file);
                other.Run(
                    $"PRAGMA wal_checkpoint({((string[])["PASSIVE", "RESTART", "TRUNCATE"])[i / ACheckpoint % 3]})"
                );
                trace.Record();
            }
        }

        return trace;
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task BeginRunAsync()
    {
        _run = (
            await _store.WriteAsync(t => RunSteps.Begin(t, new RunRow { Name = "run", Registration = "r" }), default)
        ).Id;
        Record();
        await _store.WriteAsync(
            t =>
            {
                RunSteps.Append(
                    t,
                    _run,
                    [
                        .. Enumerable
                            .Range(1, 30)
                            .Select(i => new ItemRow
                            {
                                Id = new RunItemKey(_run, 0),
                                Key = new Guid(i, 0, 0, new byte[8]),
                                PersonId = $"item{i}",
                                Picture = $"{i}.jpg",
                            }),
                    ]
                );
                return 0;
            },
            default
        );
        Record();
        _items.AddRange(await _store.ReadAsync(t => t.Runs.Pending(_run, 0, 100), default));
    }

    private async Task StepAsync()
    {
        var turn = _random.Next(10);
        if (turn < 5 && _open.Count > 0)
        {
            await EndAsync(_open[_random.Next(_open.Count)]);
        }
        else if (turn == 5 && _open.Find(c => c.Status == CallStatus.Intent) is { } row)
        {
            await _store.MoveEndAsync(row.Id, row.Attempt, Rows.End.AddMinutes(Moments.Count), "{\"a\":2}", default);
        }
        else if (turn == 6 && _items.Count > 0)
        {
            var item = _items[_random.Next(_items.Count)];
            await _store.WriteAsync(
                t => RunSteps.Note(t, item.Id, i => i with { Status = FaceRunEntryStatus.Waiting, Attempts = 1 }),
                default
            );
        }
        else
        {
            await BeginAsync();
        }
    }

    private async Task BeginAsync()
    {
        var item = _items.Count > 0 && _random.Next(2) == 0 ? _items[0] : null;
        var request = item is null
            ? Rows.Request($"person{_random.Next(12)}", [.. "abc"[.._random.Next(1, 4)].Select(c => $"{c}")])
            : Rows.Request(item.PersonId, item.Picture);
        var record = await _store.LookUpAsync(request, default);
        var given = Rows.Intent(request, record.SeenIntents);
        var answer = await _store.NoteIntentAsync(
            new NewIntent
            {
                Request = request,
                Owner = given.Owner,
                NoAttemptAfter = given.NoAttemptAfter,
                Ticket = "{\"a\":\"" + new string('x', _random.Next(2000)) + "\"}",
                SeenIntents = given.SeenIntents,
                Item = item?.Id ?? default,
                ItemPerson = request.Person,
            },
            default
        );
        if (answer.Noted is { } row)
        {
            _open.Add(row);
            Requests.Add(request);
            _ = item is not null && _items.Remove(item);
        }
    }

    private async Task EndAsync(CallRow row)
    {
        var status = (CallStatus)_random.Next((int)CallStatus.Unknown, (int)CallStatus.Undecidable + 1);
        await _store.NoteOutcomeAsync(
            row.Id,
            row.Attempt,
            new CallOutcome
            {
                Status = status,
                AskAt = Rows.End.AddSeconds(Moments.Count),
                UnattributedFaceIds = status == CallStatus.Enrolled ? [$"face{Moments.Count}"] : [],
            },
            default
        );
        if (status != CallStatus.Unknown)
        {
            _open.Remove(row);
        }
    }

    private void Record() =>
        Moments.Add(new Moment(File.ReadAllBytes(_file), File.ReadAllBytes(_file + "-wal"), LedgerRows.Read(_file)));
}
