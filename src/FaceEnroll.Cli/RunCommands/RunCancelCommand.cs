using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Ends a run for good.</summary>
internal static class RunCancelCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var command = new ToolCommand("cancel", "End a run for good. What is enrolled stays enrolled.")
        {
            Group = "Drive",
            Examples = ["faceenroll run cancel people"],
            Remarks = "To stop it for a while, pause it.",
        };
        command.Add(name);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                var wasOpen = await context.Runs.CancelAsync(run.Name, cancellationToken).ConfigureAwait(false);
                await context.SayAsync(wasOpen ? "Canceled." : "There was nothing to cancel.");
                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
