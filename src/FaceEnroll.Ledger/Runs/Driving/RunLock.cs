using FaceEnroll.Ledger.Hosting;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>
/// Which process drives a run: the row names one, and whoever finds that it has died takes its place. Two at once would be safe, since
/// each send passes the ledger; they would only be in each other's way.
/// </summary>
internal sealed class RunLock(OpenLedger ledger)
{
    private static readonly TimeSpan s_releaseAgain = TimeSpan.FromSeconds(2);
    private readonly HashSet<long> _own = [];

    /// <summary>Whether a process drives the run.</summary>
    public bool IsDriven(RunRow run)
    {
        if (run.Driver.Length == 0)
        {
            return false;
        }

        lock (_own)
        {
            return run.Driver == ledger.Owner.Id ? _own.Contains(run.Id) : ledger.Owner.IsAlive(run.Driver);
        }
    }

    /// <summary>Tries to drive a run.</summary>
    /// <returns>The run; null when somebody else drives it.</returns>
    public async Task<RunRow?> TakeAsync(long run, CancellationToken cancellationToken)
    {
        var me = ledger.Owner.Id;
        lock (_own)
        {
            if (!_own.Add(run))
            {
                return null;
            }
        }

        RunRow? taken = null;
        try
        {
            taken = await ledger
                .Store.WriteAsync(
                    t =>
                        RunSteps.Change(
                            t,
                            run,
                            row =>
                                row.Driver.Length == 0 || row.Driver == me || !ledger.Owner.IsAlive(row.Driver)
                                    ? row with
                                    {
                                        Driver = me,
                                    }
                                    : null
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return taken;
        }
        catch (FaceLedgerException)
        {
            // Whether it was taken may be unknown. Taken by nobody who drives it, it would keep others standing by.
            _ = ReleaseLaterAsync(run);
            throw;
        }
        finally
        {
            if (taken is null)
            {
                Forget(run);
            }
        }
    }

    /// <summary>Whether another process has taken a run that this one holds: it took this one for dead.</summary>
    public async Task<bool> IsLostAsync(long run)
    {
        var row = await ledger.Store.ReadAsync(t => t.Runs.Find(run), CancellationToken.None).ConfigureAwait(false);
        return row is { State: FaceRunState.Running } && row.Driver != ledger.Owner.Id;
    }

    /// <summary>Lets go of a run. Where the ledger cannot be written, this is tried until it can.</summary>
    public async Task ReleaseAsync(long run)
    {
        try
        {
            await ReleaseNowAsync(run).ConfigureAwait(false);
        }
        catch (FaceLedgerException)
        {
            // What failed before is what the caller is told.
            _ = ReleaseLaterAsync(run);
        }
        finally
        {
            Forget(run);
        }
    }

    private async Task ReleaseNowAsync(long run) =>
        _ = await ledger
            .Store.WriteAsync(
                t => RunSteps.Change(t, run, row => row.Driver == ledger.Owner.Id ? row with { Driver = "" } : null),
                CancellationToken.None
            )
            .ConfigureAwait(false);

    private async Task ReleaseLaterAsync(long run)
    {
        while (true)
        {
            await Task.Delay(s_releaseAgain).ConfigureAwait(false);
            lock (_own)
            {
                if (_own.Contains(run))
                {
                    // This process drives it once more.
                    return;
                }
            }

            try
            {
                await ReleaseNowAsync(run).ConfigureAwait(false);
                return;
            }
            catch (FaceLedgerException)
            {
                // Once more.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Forget(long run)
    {
        lock (_own)
        {
            _ = _own.Remove(run);
        }
    }
}
