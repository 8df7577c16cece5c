using System.Runtime.CompilerServices;
using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Reports;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Runs.Sources;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Runs;

/// <content>How runs stand, and what would become of one.</content>
internal sealed partial class FaceRuns
{
    private const int EntriesAPage = 1000;

    /// <summary>How often open calls are looked for.</summary>
    public TimeSpan SettleInterval => ledger.SettleInterval;

    public async Task<FaceRunSummary?> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var found = await store.ReadAsync(t => RunSteps.Look(t, name), cancellationToken).ConfigureAwait(false);
        return found is var (run, counts) ? counts.Summary(run, _lock.IsDriven(run)) : null;
    }

    public async Task<IReadOnlyList<FaceRunSummary>> ListAsync(CancellationToken cancellationToken = default)
    {
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var runs = await store
            .ReadAsync(t => t.Runs.List().Select(r => (r, t.Runs.Counts(r.Id))).ToList(), cancellationToken)
            .ConfigureAwait(false);
        return runs.ConvertAll(r => r.Item2.Summary(r.r, _lock.IsDriven(r.r)));
    }

    public async IAsyncEnumerable<FaceRunSummary> WatchAsync(
        string name,
        TimeSpan? interval = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var pace = new Driving.RunPace();
        while (await GetAsync(name, cancellationToken).ConfigureAwait(false) is { } summary)
        {
            var rate = summary.IsDriven ? pace.See(Time.GetUtcNow(), summary.Done) : null;
            var left = rate is { } r ? TimeSpan.FromSeconds((summary.Total - summary.Done) / r) : (TimeSpan?)null;
            yield return summary.While(0, rate, left, null);
            if (!summary.IsDriven)
            {
                yield break;
            }

            await Task.Delay(interval ?? TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
    }

    public async IAsyncEnumerable<FaceRunEntry> GetEntriesAsync(
        string name,
        FaceRunFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var run = await RunAsync(name, cancellationToken).ConfigureAwait(false);
        var after = 0L;
        IReadOnlyList<ItemRow> page;
        do
        {
            var from = after;
            page = await ledger
                .Store.ReadAsync(
                    t => t.Runs.Entries(run.Id, filter ?? new FaceRunFilter(), from, EntriesAPage),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var item in page)
            {
                yield return item.ToEntry();
                after = item.Id.Number;
            }
        } while (page.Count == EntriesAPage);
    }

    public async Task WriteReportAsync(
        string name,
        FaceRunReportFormat format,
        Stream output,
        FaceRunReportOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        var run = await RunAsync(name, cancellationToken).ConfigureAwait(false);
        options ??= new FaceRunReportOptions();
        var filter = options.Filter ?? (format == FaceRunReportFormat.Html ? s_failed : null);
        var isDriven = _lock.IsDriven(run);
        var data = await ledger
            .Store.ReadAsync(t => ReportData.Of(t.Runs, run, isDriven), cancellationToken)
            .ConfigureAwait(false);
        await RunReport
            .WriteAsync(
                data,
                GetEntriesAsync(name, filter, cancellationToken),
                format,
                options,
                output,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async Task<FaceRunCheck> CheckAsync(
        FaceRun run,
        IProgress<FaceRunEntry>? refused = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        var source = run.Source ?? throw new FaceRunException("There is nothing to check: give the run a source.");
        var row = await RowAsync(run, cancellationToken).ConfigureAwait(false);
        var client = _clients.Of(row.Registration);
        var settings = RunSettings.FromJson(row.Definition).With(run);
        var sender = new ItemSender(
            ledger.Store,
            row,
            client,
            provisioner: null,
            directory: null,
            settings,
            run.OpenPicture
        );
        var tally = new CheckTally(sender, settings.LibraryId, settings.TakesErasedBefore(row), refused);
        await Parallel
            .ForEachAsync(
                NumberedAsync(source.ReadAsync(client.Vendor, cancellationToken)),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = Math.Min(settings.Concurrency, Environment.ProcessorCount * 2),
                    CancellationToken = cancellationToken,
                },
                async (line, _) => await tally.CheckAsync(line.Line, line.Position).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return tally.Result(_clients.RateOf(row.Registration), settings.CreatesPeople(client));
    }

    private static async IAsyncEnumerable<(SourceLine Line, long Position)> NumberedAsync(
        IAsyncEnumerable<SourceLine> lines
    )
    {
        var position = 0L;
        await foreach (var line in lines.ConfigureAwait(false))
        {
            yield return (line, ++position);
        }
    }

    /// <summary>A run and its counts; null when there is none any more.</summary>
    public (RunRow Row, RunCounts Counts)? Now(long run) =>
        ledger.Store.ReadNow(t => t.Runs.Find(run) is { } row ? (row, t.Runs.Counts(run)) : ((RunRow, RunCounts)?)null);

    /// <summary>Whether this process drives a run.</summary>
    public bool IsMine(RunRow run) => run.Driver == ledger.Owner.Id;

    /// <summary>How a run's items stand.</summary>
    public RunCounts Counts(long run) => Now(run)?.Counts ?? new RunCounts();

    /// <summary>Asks about open calls that are due.</summary>
    public async Task SettleAsync()
    {
        try
        {
            _ = await settler.SettleAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            RunLog.NotSettled(logger, e.GetType().Name);
        }
    }

    private static readonly FaceRunFilter s_failed = new()
    {
        Statuses =
        [
            FaceRunEntryStatus.Refused,
            FaceRunEntryStatus.Undecidable,
            FaceRunEntryStatus.Waiting,
            FaceRunEntryStatus.Canceled,
        ],
    };

    private async Task<FaceRunSummary> SummaryAsync(string name, CancellationToken cancellationToken) =>
        await GetAsync(name, cancellationToken).ConfigureAwait(false) ?? throw NoRun();

    private async Task<RunRow> RunAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        return await store.ReadAsync(t => t.Runs.Find(name), cancellationToken).ConfigureAwait(false) ?? throw NoRun();
    }

    private void Report(string name, IProgress<FaceRunSummary>? progress)
    {
        if (progress is not null && ledger.Store.ReadNow(t => RunSteps.Look(t, name)) is var (run, counts))
        {
            progress.Report(counts.Summary(run, isDriven: true));
        }
    }

    private static FaceRunException NoRun() => new("The ledger has no run of this name.");
}
