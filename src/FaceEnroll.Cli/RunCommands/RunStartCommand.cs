using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Starts a run, or goes on with one whose list has grown.</summary>
internal static class RunStartCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var source = new SourceOptions();
        var drive = new DriveOptions();
        var name = new Option<string?>("--name")
        {
            HelpName = "N",
            Description = "The run's name, unique in the ledger. Default: the name of the list or folder.",
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Say what would be sent and refused. Nothing is sent and nothing is recorded.",
        };
        var sandbox = new Option<bool>("--sandbox")
        {
            Description =
                "Enroll at a sandbox in this process: nothing real happens, nothing need be configured. --registration names the vendor that it plays, by default TencentCloud. Without a list or folder: forty pictures of its own.",
        };
        var command = new ToolCommand("start", "Read a list or a folder of pictures, and enroll them.")
        {
            Group = "Drive",
            Examples =
            [
                "faceenroll run start --sandbox",
                "faceenroll run start --manifest people.csv --pictures photos --dry-run",
                "faceenroll run start --manifest people.csv --pictures photos --rate 10 --report people.html",
            ],
            Remarks =
                "Starting a run again by its name goes on with it; a longer list adds what is new. Ctrl-C stops it: calls that run end first.",
        };
        source.AddTo(command);
        command.Add(name);
        drive.AddTo(command);
        command.Add(dryRun);
        command.Add(sandbox);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(sandbox))
                {
                    var rehearsal = new SandboxRun(host, options, source, drive);
                    return await rehearsal
                        .RunAsync(parsed, parsed.GetValue(name), parsed.GetValue(dryRun), cancellationToken)
                        .ConfigureAwait(false);
                }

                var items =
                    source.Read(parsed, host)
                    ?? throw new ToolException(
                        "Give a list with --manifest or a folder with --folder; or --sandbox, which needs neither."
                    );
                var run = RunArguments.Run(
                    parsed.GetValue(name) ?? source.DefaultName(parsed, host),
                    parsed.GetValue(options.Registration)
                );
                run.Source = items;
                drive.Apply(parsed, run);
                var report = drive.Target(parsed, host, source.PicturesFolder(parsed, host));
                var isDry = parsed.GetValue(dryRun);
                var settings = ToolSettings.Load(host, options, parsed);
                using var scratch = new ScratchFolder();
                await using var context = CommandContext.Create(
                    host,
                    options,
                    parsed,
                    drive.Needs(parsed),
                    // Where there is no ledger, a dry run makes none.
                    isDry && !settings.HasLedger
                        ? settings.WithLedger(scratch.File("dry.ledger"))
                        : settings
                );
                await drive.TellOfLeaveAsync(parsed, context, run, cancellationToken).ConfigureAwait(false);
                return isDry
                    ? await DryRun.TellAsync(context, run, cancellationToken).ConfigureAwait(false)
                    : await RunSession
                        .DriveAsync(context, run, drive.Next(parsed, options), report, cancellationToken)
                        .ConfigureAwait(false);
            }
        );
        return command;
    }
}
