using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Goes on with a run.</summary>
internal static class RunResumeCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var drive = new DriveOptions();
        var pictures = new Option<string?>("--pictures")
        {
            HelpName = "DIR",
            Description = "With --thumbnails: the folder that the pictures are relative to. Default: this folder.",
        };
        var command = new ToolCommand(
            "resume",
            "Go on with a run that was stopped, paused or blocked, or that crashed."
        )
        {
            Group = "Drive",
            Examples = ["faceenroll run resume people"],
            Remarks = "What is open is asked about first; what is in is not sent again.",
        };
        command.Add(name);
        drive.AddTo(command);
        command.Add(pictures);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var report = drive.Target(parsed, host, host.Resolve(parsed.GetValue(pictures) ?? "."));
                await using var context = CommandContext.Create(
                    host,
                    options,
                    parsed,
                    drive.Needs(parsed, isKnown: true)
                );
                var known = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                // The run's own registration, whatever the default is now.
                var run = RunArguments.Run(known.Name, parsed.GetValue(options.Registration) ?? known.Registration);
                drive.Apply(parsed, run);
                await drive.TellOfLeaveAsync(parsed, context, run, cancellationToken).ConfigureAwait(false);
                return await RunSession
                    .DriveAsync(context, run, drive.Next(parsed, options), report, cancellationToken)
                    .ConfigureAwait(false);
            }
        );
        return command;
    }
}
