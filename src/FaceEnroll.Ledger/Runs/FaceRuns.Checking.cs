using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Planning;
using FaceEnroll.Ledger.Runs.Sources;
using FaceEnroll.Sdk.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

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
        var registration = RegistrationOf(run.Registration);
        var client = ClientOf(registration);
        var settings = new RunSettings().With(run);
        var store = await ledger.GetStoreAsync(cancellationToken).ConfigureAwait(false);
        var sender = new ItemSender(
            store,
            AccountOf(registration),
            client,
            provisioner: null,
            directory: null,
            settings,
            run.OpenPicture
        );
        var tally = new CheckTally(sender, settings.AllowErased, refused);
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
        return tally.Result(RateOf(registration), settings.CreatePersons && client.Limits.PersonMustExist);
    }

    /// <summary>Requests a second: the configured ones, else those that the vendor documents.</summary>
    private double? RateOf(string registration) =>
        (services.GetKeyedService<IFaceEnrollmentReconciler>(registration) as IFaceTicketOwner)?.RequestsPerSecond
        ?? ClientOf(registration).Limits.RequestsPerSecond?.Value;

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
