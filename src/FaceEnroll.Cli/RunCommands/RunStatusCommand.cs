using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Tells how a run stands.</summary>
internal static class RunStatusCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var command = new ToolCommand("status", "Tell how far a run is. The exit code is that of the run.")
        {
            Group = "Look",
            Examples = ["faceenroll run status people --json"],
        };
        command.Add(name);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var summary = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                return await RunEnding.TellAsync(context, summary).ConfigureAwait(false);
            }
        );
        return command;
    }
}
