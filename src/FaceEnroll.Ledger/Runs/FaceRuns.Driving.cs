using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Runs;

/// <content>Who enrolls the items.</content>
internal sealed partial class FaceRuns
{
    /// <summary>Enrolls those items of a shared run that are this host's, until none of them is left or the run is stopped.</summary>
    /// <param name="row">The run.</param>
    /// <param name="queue">Which items these are.</param>
    /// <param name="cancellationToken">Stops taking items.</param>
    /// <exception cref="FaceLedgerException">The ledger failed.</exception>
    public async Task DriveSharedAsync(RunRow row, IItemQueue queue, CancellationToken cancellationToken)
    {
        var settings = RunSettings.FromJson(row.Definition);
        var driver = new RunDriver(ledger.Store, settings, SenderOf(row, settings, _crew?.OpenPicture), Time, queue);
        var losses = ledger.Owner.Losses;
        var blocked = await driver
            .DriveAsync(
                () => Now(row.Id) is var (now, _) && now.State == FaceRunState.Running && losses == ledger.Owner.Losses,
                cancellationToken
            )
            .ConfigureAwait(false);
        await EndAsync(row, blocked).ConfigureAwait(false);
    }

    /// <summary>In a fleet a run is everybody's, and its pictures must be found by each host.</summary>
    private RunSettings Shared(RunSettings settings, FaceRun run) =>
        _crew is not null && run.OpenPicture is not null
            ? throw new FaceRunException(
                "The run's items are sent by all hosts of the fleet: instead of the run's OpenPicture set that of the fleet, on each host."
            )
            : settings with
            {
                IsShared = _crew is not null,
            };

    private async Task DriveAsync(
        RunRow row,
        RunSettings settings,
        Func<FaceRunItem, FaceImage>? open,
        IProgress<FaceRunSummary>? progress,
        CancellationToken cancellationToken
    )
    {
        // Nothing may be left, or somebody may have stopped it meanwhile.
        var isRunning = await ledger
            .Store.ReadAsync(t => t.Runs.Find(row.Id) is { State: FaceRunState.Running }, cancellationToken)
            .ConfigureAwait(false);
        if (!isRunning)
        {
            return;
        }

        if (_crew is not null)
        {
            await FollowAsync(row, progress, cancellationToken).ConfigureAwait(false);
            return;
        }

        var queue = new ItemQueue(
            (after, most) => ledger.Store.ReadNow(t => t.Runs.Pending(row.Id, after, most)),
            (after, most) => ledger.Store.ReadNow(t => t.Runs.Waiting(row.Id, after, most))
        );
        var driver = new RunDriver(ledger.Store, settings, SenderOf(row, settings, open), Time, queue);
        var watch = new DriverWatch(this, row, driver, progress);
        var blocked = await driver.DriveAsync(watch.Look, cancellationToken).ConfigureAwait(false);
        await watch.EndAsync().ConfigureAwait(false);
        await EndAsync(row, blocked).ConfigureAwait(false);
    }

    /// <summary>All hosts enroll the run's items, this one among them: it only waits until they have.</summary>
    private async Task FollowAsync(RunRow row, IProgress<FaceRunSummary>? progress, CancellationToken cancellationToken)
    {
        var watch = new DriverWatch(this, row, driver: null, progress);
        while (!cancellationToken.IsCancellationRequested && watch.Look() && Counts(row.Id).Open > 0)
        {
            await Task.Delay(s_waitForDriver, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await watch.EndAsync().ConfigureAwait(false);
        await EndAsync(row, blocked: null).ConfigureAwait(false);
    }

    private async Task EndAsync(RunRow row, string? blocked)
    {
        _ = await ledger
            .Store.WriteAsync(t => RunSteps.Change(t, row.Id, r => Ended(t.Runs, r, blocked)), CancellationToken.None)
            .ConfigureAwait(false);
        if (blocked is not null)
        {
            RunLog.Blocked(logger, row.Registration, row.Name, blocked);
        }
    }

    private static RunRow? Ended(IRunTables runs, RunRow row, string? blocked) =>
        row.State != FaceRunState.Running ? null
        : blocked is not null ? row with { State = FaceRunState.Blocked, Reason = blocked }
        : runs.Counts(row.Id).Open == 0 ? row with { State = FaceRunState.Completed, Reason = null }
        : null;

    private ItemSender SenderOf(RunRow row, RunSettings settings, Func<FaceRunItem, FaceImage>? open) =>
        new(
            ledger.Store,
            row,
            _clients.Of(row.Registration),
            _clients.ProvisionerOf(row.Registration),
            _clients.DirectoryOf(row.Registration),
            settings,
            open
        );
}
