using System.Globalization;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;

namespace FaceEnroll.Ledger.Runs;

/// <content>What a person changes.</content>
internal sealed partial class FaceRuns
{
    public async Task<bool> PauseAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var found = await store.ReadAsync(t => t.Runs.Find(name), cancellationToken).ConfigureAwait(false);
        return found is not null
            && await store
                .WriteAsync(
                    t =>
                        RunSteps.Change(
                            t,
                            found.Id,
                            r => r.State == FaceRunState.Running ? r with { State = FaceRunState.Paused } : null
                        ),
                    cancellationToken
                )
                .ConfigureAwait(false)
                is not null;
    }

    public async Task<bool> CancelAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        return await store
            .WriteAsync(t => RunSteps.Cancel(t, name, Time.GetUtcNow()), cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<long> RetryAsync(
        string name,
        FaceRunFilter? filter = null,
        CancellationToken cancellationToken = default
    )
    {
        var run = await NotDrivenAsync(name, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ledger
                .Store.WriteAsync(
                    t =>
                    {
                        var again = t.Runs.Retry(run.Id, filter ?? new FaceRunFilter());
                        _ = again == 0 ? null : RunSteps.Change(t, run.Id, Reopened);
                        return again;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        finally
        {
            await _lock.ReleaseAsync(run.Id).ConfigureAwait(false);
        }
    }

    public async Task<bool> ResolveAsync(
        string name,
        long number,
        bool isEnrolled,
        string decidedBy,
        string why,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(decidedBy);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var run = await RunAsync(name, cancellationToken).ConfigureAwait(false);
        var now = Time.GetUtcNow();
        var decision = $"{now.ToString("u", CultureInfo.InvariantCulture)} {decidedBy}: {why}";
        return await ledger
            .Store.WriteAsync(
                t => RunSteps.Resolve(t, new RunItemKey(run.Id, number), isEnrolled, decision, now),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async Task<bool> PurgeAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (await GetAsync(name, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        var run = await NotDrivenAsync(name, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ledger
                .Store.WriteAsync(
                    t =>
                    {
                        if (
                            t.Runs.Find(run.Id) is not { } row
                            || (row.State != FaceRunState.Canceled && t.Runs.Counts(run.Id).Open > 0)
                        )
                        {
                            throw new FaceRunException(
                                "The run has items without a result: let it end, or cancel it, before it is removed."
                            );
                        }

                        t.Runs.Remove(row.Id);
                        return true;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        finally
        {
            await _lock.ReleaseAsync(run.Id).ConfigureAwait(false);
        }
    }

    private static RunRow Reopened(RunRow run) => run with { State = FaceRunState.Running, Reason = null };

    /// <summary>Holds the run, so that nobody drives it meanwhile.</summary>
    private async Task<RunRow> NotDrivenAsync(string name, CancellationToken cancellationToken)
    {
        var run = await RunAsync(name, cancellationToken).ConfigureAwait(false);
        return await _lock.TakeAsync(run.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new FaceRunException("A process drives the run: pause it first.");
    }
}
