using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>Looks at a run while it is driven: what others want of it, how far it is, and which open calls can be settled.</summary>
internal sealed class DriverWatch
{
    private readonly FaceRuns _runs;
    private readonly RunRow _run;
    private readonly RunDriver? _driver;
    private readonly IProgress<FaceRunSummary>? _progress;
    private readonly RunPace _pace = new();
    private readonly long _doneBefore;
    private Task _settling = Task.CompletedTask;
    private long _settled = Environment.TickCount64;

    /// <param name="runs">The runs.</param>
    /// <param name="run">The run.</param>
    /// <param name="driver">What enrolls it here; null where all hosts do.</param>
    /// <param name="progress">Told how it stands.</param>
    public DriverWatch(FaceRuns runs, RunRow run, RunDriver? driver, IProgress<FaceRunSummary>? progress)
    {
        _runs = runs;
        _run = run;
        _driver = driver;
        _progress = progress;
        _doneBefore = runs.Counts(run.Id).Done;
    }

    private bool IsSettlingDue => Environment.TickCount64 - _settled >= _runs.SettleInterval.TotalMilliseconds;

    /// <summary>Takes one look.</summary>
    /// <returns>Whether the run goes on.</returns>
    public bool Look()
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_runs.Now(_run.Id) is not var (row, counts))
        {
            return false;
        }

        if (counts[FaceRunEntryStatus.Waiting] > 0 && IsSettlingDue && _settling.IsCompleted)
        {
            // A host's own service does the same; a tool has none.
            _settled = Environment.TickCount64;
            _settling = Task.Run(_runs.SettleAsync);
        }

        if (_progress is not null)
        {
            _progress.Report(With(counts.Summary(row, isDriven: true), now));
        }

        // A process that was stopped for long has been replaced meanwhile.
        return row.State == FaceRunState.Running && _runs.IsMine(row);
    }

    /// <summary>Nothing of it goes on afterwards.</summary>
    public Task EndAsync() => _settling;

    private FaceRunSummary With(FaceRunSummary summary, DateTimeOffset now)
    {
        var rate = _pace.See(now, summary.Done);
        return summary.While(
            _doneBefore,
            rate,
            rate is { } r ? TimeSpan.FromSeconds((summary.Total - summary.Done) / r) : null,
            _driver is { IsVendorAway: true }
                ? "The vendor cannot be reached, or is overloaded: trying one item at a time."
                : null
        );
    }
}
