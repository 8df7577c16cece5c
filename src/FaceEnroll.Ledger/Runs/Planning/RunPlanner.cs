using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Runs.Rules;
using FaceEnroll.Ledger.Runs.Sources;
using FaceEnroll.Ledger.Stores;

namespace FaceEnroll.Ledger.Runs.Planning;

/// <summary>Reads a source into the ledger. Only the process that drives the run does it.</summary>
internal static class RunPlanner
{
    /// <summary>As many items as a commit is worth.</summary>
    private const int ItemsACommit = 2000;

    /// <param name="store">The ledger.</param>
    /// <param name="run">The run.</param>
    /// <param name="source">The source.</param>
    /// <param name="settings">How its items are enrolled from now on.</param>
    /// <param name="stopsAtPause">Whether somebody who pauses the run stops the reading, too.</param>
    /// <param name="read">Told how many items were read.</param>
    /// <param name="cancellationToken">Cancels; what was read stays.</param>
    /// <returns>Whether it came to the end: not so when somebody paused or canceled the run.</returns>
    public static async Task<bool> PlanAsync(
        ILedgerStore store,
        RunRow run,
        FaceRunSource? source,
        RunSettings settings,
        bool stopsAtPause,
        Action<long> read,
        CancellationToken cancellationToken
    )
    {
        var definition = settings.ToJson();
        var fingerprint = source?.Fingerprint ?? "";
        if (source is null || IsRead(run, fingerprint))
        {
            _ = await store
                .WriteAsync(
                    t => RunSteps.Change(t, run.Id, row => row with { Definition = definition }),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return true;
        }

        await using var lines = source.ReadAsync(run.Vendor, cancellationToken).GetAsyncEnumerator(cancellationToken);
        // A source that cannot be read at all changes nothing of the run.
        var isLine = await lines.MoveNextAsync().ConfigureAwait(false);
        _ = await store.WriteAsync(t => RunSteps.Change(t, run.Id, Begin), cancellationToken).ConfigureAwait(false);
        var batch = new List<ItemRow>(ItemsACommit);
        var commit = Task.FromResult(true);
        var position = 0L;
        for (; isLine; isLine = await lines.MoveNextAsync().ConfigureAwait(false))
        {
            position++;
            batch.Add(Row(lines.Current, position, settings.LibraryId, store.Key));
            if (batch.Count == ItemsACommit)
            {
                // The next lines are read while these are committed.
                if (!await commit.ConfigureAwait(false))
                {
                    return false;
                }

                commit = CommitAsync(batch);
                batch = new List<ItemRow>(ItemsACommit);
                read(position);
            }
        }

        if (!await commit.ConfigureAwait(false) || !await CommitAsync(batch).ConfigureAwait(false))
        {
            return false;
        }

        _ = await store.WriteAsync(End, cancellationToken).ConfigureAwait(false);
        read(position);
        return true;

        RunRow Begin(RunRow row) =>
            row with
            {
                Definition = definition,
                Pass = row.Pass + 1,
                IsPlanned = false,
                Fingerprint = "",
            };

        async Task<bool> CommitAsync(List<ItemRow> items)
        {
            var state = await store
                .WriteAsync(t => RunSteps.Append(t, run.Id, items), cancellationToken)
                .ConfigureAwait(false);
            return state != FaceRunState.Canceled && (state != FaceRunState.Paused || !stopsAtPause);
        }

        RunRow? End(ILedgerTables tables) =>
            RunSteps.Change(
                tables,
                run.Id,
                row =>
                {
                    tables.Runs.RemoveWrongLines(run.Id, row.Pass);
                    return row with { IsPlanned = true, Fingerprint = fingerprint };
                }
            );
    }

    /// <summary>Whether a source was read to its end, and has not changed since.</summary>
    private static bool IsRead(RunRow run, string fingerprint) =>
        run.IsPlanned && fingerprint.Length > 0 && run.Fingerprint == fingerprint;

    /// <summary>A line as a row, without its number.</summary>
    private static ItemRow Row(in SourceLine line, long position, string? libraryId, PersonIdKey key)
    {
        var at = line.Line > 0 ? line.Line : position;
        // Its library stays the same, whatever the run is given later: a send in another library would be another one.
        return line.Item is { } given && ItemMore.Placed(given, libraryId) is var item
            ? new ItemRow
            {
                Id = default,
                Key = RunItemRules.KeyOf(key.Of(item.PersonId), item.Picture, item.LibraryId),
                Line = at,
                PersonId = item.PersonId,
                Picture = item.Picture,
                LibraryId = item.LibraryId,
                More = ItemMore.Of(item),
            }
            : new ItemRow
            {
                Id = default,
                Key = RunItemRules.KeyOfLine(at, line.Fault!),
                Line = at,
                IsWrongLine = true,
                Status = FaceRunEntryStatus.Refused,
                Kind = FaceEnrollmentErrorKind.InvalidRequest,
                Reason = line.Fault,
            };
    }
}
