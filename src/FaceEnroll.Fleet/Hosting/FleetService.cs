using System.Collections.Concurrent;
using FaceEnroll.Fleet.Lanes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Fleet.Hosting;

/// <summary>This host's part in the fleet, as long as it runs.</summary>
internal sealed class FleetService(
    IGrainFactory grains,
    LaneShares shares,
    LaneKeeper keeper,
    FleetRuns runs,
    ILogger<FleetService> logger
) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Lanes whose beat has not come back: they do not keep the others waiting.</summary>
    private readonly ConcurrentDictionary<int, bool> _beating = new();

    /// <summary>What is under way ends, and the lanes are handed over, so that nobody waits to take them.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await keeper.CloseAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAny(runs.EndAsync(), Task.Delay(Timeout.Infinite, cancellationToken)).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(s_interval);
        do
        {
            try
            {
                foreach (var lane in shares.Mine())
                {
                    if (_beating.TryAdd(lane, true))
                    {
                        _ = BeatAsync(lane);
                    }
                }

                await runs.BeginAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The silo may not have begun, or the database is away.
                var fault = e.GetType().Name;
                FleetLog.LookFailed(logger, fault);
            }
        } while (await WaitAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task BeatAsync(int lane)
    {
        try
        {
            await grains.GetGrain<ILaneGrain>(lane).BeatAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var fault = e.GetType().Name;
            FleetLog.BeatFailed(logger, lane, fault);
        }
        finally
        {
            _ = _beating.TryRemove(lane, out _);
        }
    }
}
