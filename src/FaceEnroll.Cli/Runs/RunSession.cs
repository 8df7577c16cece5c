using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Progress;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>Drives a run with its progress shown, and stops it at Ctrl-C.</summary>
internal static class RunSession
{
    /// <summary>Enrolls until the run ends or is stopped.</summary>
    /// <param name="context">The command.</param>
    /// <param name="run">The run.</param>
    /// <param name="next">What can be typed to go on with it; null where it ends with this command.</param>
    /// <param name="report">Where a report is written at the end; null for none.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <param name="isRehearsal">Whether the vendor ends with this command, so that nobody can go on with it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> DriveAsync(
        CommandContext context,
        FaceRun run,
        NextCommands? next,
        ReportTarget? report,
        CancellationToken cancellationToken,
        bool isRehearsal = false
    )
    {
        FaceRunSummary summary;
        var resume =
            next is null || isRehearsal
                ? "A rehearsal cannot be gone on with: its sandbox ends with this command."
                : "Go on later: give the same command again.";
        using (var display = RunDisplays.For(context))
        {
            await using var stopping = cancellationToken.Register(() =>
                display.Say($"Stopping: calls that run end first. Ctrl-C again ends at once. {resume}")
            );
            try
            {
                summary = await context.Runs.RunAsync(run, display, cancellationToken).ConfigureAwait(false);
                display.Report(summary);
            }
            catch (Exception e) when (e is FaceLedgerException or IOException && display.HasBegun)
            {
                // Something may have been sent; the ledger knows it when it can be read again.
                throw new ToolException($"{e.Message} Nothing is lost. {resume}", ExitCode.SomeUnknown);
            }
        }

        var wasStopped = cancellationToken.IsCancellationRequested;
        try
        {
            _ = await RunEnding.TellAsync(context, summary, wasStopped).ConfigureAwait(false);
            if (report is not null)
            {
                await report.WriteAsync(context, run.Name, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ToolException)
        {
            // What was enrolled is, and the exit code says it.
            await context
                .SayAsync(
                    $"What came of it could not be written ({e.GetType().Name}). The ledger has it: {next?.Report(run.Name) ?? "not after a rehearsal"}."
                )
                .ConfigureAwait(false);
        }

        if (next is not null)
        {
            await RunEnding.AdviseAsync(context, summary, next).ConfigureAwait(false);
        }

        return RunOutcome.ExitCodeOf(summary, wasStopped);
    }
}
