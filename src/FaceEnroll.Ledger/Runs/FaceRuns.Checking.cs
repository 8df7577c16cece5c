using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Sources;

namespace FaceEnroll.Ledger.Runs;

/// <content>What a run would do.</content>
internal sealed partial class FaceRuns
{
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
}
