using FaceEnroll.Fleet.Lanes;
using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Runs;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Rows;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Fleet.Hosting;

/// <summary>Sends this host's lanes of every run that goes on.</summary>
internal sealed class FleetRuns(OpenLedger ledger, IFaceRuns runs, LaneKeeper keeper, ILogger<FleetRuns> logger)
{
    private static readonly TimeSpan s_afterFault = TimeSpan.FromSeconds(2);
    private readonly Dictionary<long, Task> _driven = [];

    /// <summary>Begins what is to be begun. It waits for none of it.</summary>
    /// <exception cref="FaceLedgerException">The ledger cannot be read.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var (run, task) in _driven.ToList())
        {
            if (task.IsCompleted)
            {
                _ = _driven.Remove(run);
            }
        }

        if (keeper.Claims().Count == 0)
        {
            return;
        }

        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var going = await store
            .ReadAsync(
                t =>
                    t.Runs.List()
                        .Where(r => r is { State: FaceRunState.Running, IsPlanned: true })
                        .Where(r => RunSettings.FromJson(r.Definition).IsShared && t.Runs.Counts(r.Id).Open > 0)
                        .ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var run in going.Where(r => !_driven.ContainsKey(r.Id)))
        {
            _driven.Add(run.Id, Task.Run(() => DriveAsync(run, cancellationToken), CancellationToken.None));
        }
    }

    /// <summary>What is under way ends.</summary>
    public Task EndAsync() => Task.WhenAll(_driven.Values);

    private async Task DriveAsync(RunRow run, CancellationToken cancellationToken)
    {
        try
        {
            var queue = new LaneQueues(keeper, ledger.Store, run.Id);
            await ((FaceRuns)runs).DriveSharedAsync(run, queue, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            FleetLog.RunFailed(logger, run.Name, e.GetType().Name);
            await Task.Delay(s_afterFault, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
