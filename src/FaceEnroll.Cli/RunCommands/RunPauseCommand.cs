using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Pauses a run.</summary>
internal static class RunPauseCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var command = new ToolCommand("pause", "Stop a run in whatever process drives it. It can go on later.")
        {
            Group = "Drive",
            Examples = ["faceenroll run pause people"],
        };
        command.Add(name);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                var wasRunning = await context.Runs.PauseAsync(run.Name, cancellationToken).ConfigureAwait(false);
                await context.SayAsync(
                    !wasRunning ? "It was not running."
                    : run.IsPlanned
                        ? $"Paused. Go on: faceenroll run resume {run.Name}{RunArguments.Again(parsed, options)}"
                    : "Paused while its list is read. Go on with the command that began it."
                );
                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
