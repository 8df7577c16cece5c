using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Progress;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Shows the progress of a run that another process drives.</summary>
internal static class RunWatchCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var command = new ToolCommand(
            "watch",
            "Show the progress of a run, whichever process drives it, until it ends."
        )
        {
            Group = "Look",
            Examples = ["faceenroll run watch people"],
            Remarks = "Ctrl-C ends the watching only.",
        };
        command.Add(name);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = RunArguments.Run(parsed.GetRequiredValue(name)).Name;
                FaceRunSummary? last = null;
                using (var display = RunDisplays.For(context))
                {
                    await foreach (
                        var summary in context
                            .Runs.WatchAsync(run, cancellationToken: cancellationToken)
                            .ConfigureAwait(false)
                    )
                    {
                        last = summary;
                        display.Report(summary);
                    }
                }

                return await RunEnding.TellAsync(context, last ?? throw RunArguments.NoSuchRun()).ConfigureAwait(false);
            }
        );
        return command;
    }
}
