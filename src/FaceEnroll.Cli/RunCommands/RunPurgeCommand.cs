using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Removes a run from the ledger.</summary>
internal static class RunPurgeCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var command = new ToolCommand(
            "purge",
            "Remove a run and its items from the ledger, once it is completed or canceled."
        )
        {
            Group = "Mend",
            Examples = ["faceenroll run purge people"],
            Remarks = "What was enrolled stays recorded, so that nothing is sent twice later.",
        };
        command.Add(name);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                _ = await context.Runs.PurgeAsync(run.Name, cancellationToken).ConfigureAwait(false);
                await context.SayAsync("Removed.");
                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
