using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Sdk.Registrations;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Ledger.Runs;

/// <summary>Runs on the ledger of a container.</summary>
internal sealed partial class FaceRuns(
    OpenLedger ledger,
    LedgerSettler settler,
    FaceEnrollmentRegistry registry,
    IServiceProvider services,
    ILogger<FaceRuns> logger
) : IFaceRuns
{
    private static readonly TimeSpan s_waitForDriver = TimeSpan.FromMilliseconds(500);
    private readonly RunLock _lock = new(ledger);
    private readonly RunClients _clients = new(registry, services);
    private readonly IRunCrew? _crew = (IRunCrew?)services.GetService(typeof(IRunCrew));

    private static TimeProvider Time => TimeProvider.System;

    public Task<FaceRunSummary> StartAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress = null,
        CancellationToken cancellationToken = default
    ) => WithDriverAsync(run, progress, isDriving: false, cancellationToken);

    public async Task<FaceRunSummary> RunAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await WithDriverAsync(run, progress, isDriving: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var summary = await GetAsync(run.Name, CancellationToken.None).ConfigureAwait(false);
            return summary ?? throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<FaceRunSummary> WithDriverAsync(
        FaceRun run,
        IProgress<FaceRunSummary>? progress,
        bool isDriving,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(run);
        var row = await BeginAsync(run, cancellationToken).ConfigureAwait(false);
        var hasWaited = false;
        bool isReplaced;
        do
        {
            while (await _lock.TakeAsync(row.Id, cancellationToken).ConfigureAwait(false) is null)
            {
                hasWaited = true;
                var others = await SummaryAsync(row.Name, cancellationToken).ConfigureAwait(false);
                progress?.Report(
                    others.While(doneBefore: 0, rate: null, timeLeft: null, "another process drives it: this one waits")
                );
                await Task.Delay(s_waitForDriver, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                var losses = ledger.Owner.Losses;
                await HoldingAsync(row, run, progress, isDriving, hasWaited, cancellationToken).ConfigureAwait(false);
                isReplaced =
                    await _lock.IsLostAsync(row.Id).ConfigureAwait(false)
                    || (losses != ledger.Owner.Losses && !cancellationToken.IsCancellationRequested);
                hasWaited |= isReplaced;
            }
            finally
            {
                await _lock.ReleaseAsync(row.Id).ConfigureAwait(false);
            }

            // Another process took this one for dead: it stands by. Or the ledger lost what was done: it is looked at anew.
        } while (isReplaced);

        var done = await SummaryAsync(row.Name, CancellationToken.None).ConfigureAwait(false);
        progress?.Report(done);
        return done;
    }

    /// <summary>Plans and drives a run that this process holds.</summary>
    private async Task HoldingAsync(
        RunRow row,
        FaceRun run,
        IProgress<FaceRunSummary>? progress,
        bool isDriving,
        bool hasWaited,
        CancellationToken cancellationToken
    )
    {
        row = await ledger.Store.ReadAsync(t => t.Runs.Find(row.Id), cancellationToken).ConfigureAwait(false) ?? row;
        if (run.Source is null && row is { IsPlanned: false, State: not FaceRunState.Canceled })
        {
            throw new FaceRunException("The run's source was not read to its end: give it again.");
        }

        var state = await StateAsync(row.Id, isDriving && !hasWaited, cancellationToken).ConfigureAwait(false);
        if (state == FaceRunState.Canceled)
        {
            // What was under way when it was canceled may still get its result.
            _ = await settler.SettleAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        if (hasWaited && state is FaceRunState.Paused or FaceRunState.Blocked)
        {
            // Somebody stopped it while this process only stood by: its list is not read either.
            return;
        }

        var settings = Shared(RunSettings.FromJson(row.Definition).With(run), run);
        var isPlanned = await RunPlanner
            .PlanAsync(
                ledger.Store,
                row,
                run.Source,
                settings,
                stopsAtPause: isDriving,
                _ => Report(row.Name, progress),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (isPlanned && isDriving)
        {
            await DriveAsync(row, settings, run.OpenPicture, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How the run stands; whoever drives it on purpose ends a pause and what blocked it.</summary>
    private async Task<FaceRunState> StateAsync(long run, bool resumes, CancellationToken cancellationToken)
    {
        if (resumes)
        {
            _ = await ledger
                .Store.WriteAsync(
                    t =>
                        RunSteps.Change(
                            t,
                            run,
                            r =>
                                r.State is FaceRunState.Paused or FaceRunState.Blocked
                                    ? r with
                                    {
                                        State = FaceRunState.Running,
                                        Reason = null,
                                    }
                                    : null
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        var row = await ledger.Store.ReadAsync(t => t.Runs.Find(run), cancellationToken).ConfigureAwait(false);
        return row?.State ?? FaceRunState.Canceled;
    }

    /// <summary>The run's row, which is made where there is none.</summary>
    private async Task<RunRow> BeginAsync(FaceRun run, CancellationToken cancellationToken)
    {
        var row = await RowAsync(run, cancellationToken).ConfigureAwait(false);
        if (row.Id > 0)
        {
            return row;
        }

        return run.Source is null
            ? throw new FaceRunException("The ledger has no run of this name: give it a source.")
            : await ledger.Store.WriteAsync(t => RunSteps.Begin(t, row), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The run's row; where there is none, as it would be made.</summary>
    /// <exception cref="FaceRunException">The run of this name is another one.</exception>
    private async Task<RunRow> RowAsync(FaceRun run, CancellationToken cancellationToken)
    {
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var known = await store.ReadAsync(t => t.Runs.Find(run.Name), cancellationToken).ConfigureAwait(false);
        var registration = _clients.Registration(run.Registration ?? known?.Registration);
        var (vendor, account) = (_clients.Of(registration).Vendor, _clients.AccountOf(registration));
        if (known is not null && known.Registration != registration)
        {
            throw new FaceRunException(
                $"The run of this name is one of the registration '{known.Registration}': give the other one another name."
            );
        }

        if (known is not null && (known.Vendor != vendor || known.Account != account))
        {
            throw new FaceRunException(
                "The run of this name was begun at another vendor, endpoint or account: give this one another name, so that what was "
                    + "done there does not count here."
            );
        }

        if (known is not null)
        {
            return known;
        }

        var settings = new RunSettings().With(run);
        return new RunRow
        {
            Name = run.Name,
            Registration = registration,
            Vendor = vendor,
            Account = account,
            // Where people live in libraries a run has one from its beginning, for all items that name none: what an erasure means must
            // not depend on what is configured later.
            Definition = (
                settings with
                {
                    LibraryId = settings.LibraryId ?? _clients.LibraryOf(registration),
                }
            ).ToJson(),
            CreatedAt = Time.GetUtcNow(),
        };
    }
}
