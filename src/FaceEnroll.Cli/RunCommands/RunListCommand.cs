using System.CommandLine;
using System.Globalization;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Progress;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Lists the runs of a ledger.</summary>
internal static class RunListCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var command = new ToolCommand("list", "List the runs of the ledger, the latest first.")
        {
            Group = "Look",
            Examples = ["faceenroll run list"],
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var runs = await context.Runs.ListAsync(cancellationToken).ConfigureAwait(false);
                var table = new TextTable(
                    "run",
                    "started",
                    "state",
                    "items",
                    "enrolled",
                    "already in",
                    "refused",
                    "undecidable"
                );
                foreach (var run in runs)
                {
                    if (context.IsJson)
                    {
                        JsonLine.Write(context.Terminal.Out, json => RunJson.Write(json, run));
                    }

                    table.Add(
                        run.Name,
                        run.StartedAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                        RunText.State(run),
                        Words.Number(run.Total),
                        Words.Number(run.Enrolled),
                        Words.Number(run.AlreadyEnrolled),
                        Words.Number(run.Refused),
                        Words.Number(run.Undecidable)
                    );
                }

                if (runs.Count == 0)
                {
                    await context.SayAsync("The ledger has no runs.");
                }
                else if (!context.IsJson)
                {
                    table.Write(context.Terminal.Out);
                }

                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
