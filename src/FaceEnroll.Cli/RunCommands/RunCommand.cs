using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>The commands of runs.</summary>
internal static class RunCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var command = new ToolCommand("run", "Enroll many from a list, watch it, stop it, go on with it, and report.")
        {
            Group = "Enroll",
            Examples =
            [
                "faceenroll run start --manifest people.csv --pictures photos",
                "faceenroll run resume people",
                "faceenroll run report people --output people.html",
            ],
            Remarks =
                "A run has a name and is in the ledger. It may be stopped at any moment, also by a crash: what is in is never sent again.",
        };
        command.Add(RunStartCommand.Create(host, options));
        command.Add(RunResumeCommand.Create(host, options));
        command.Add(RunStatusCommand.Create(host, options));
        command.Add(RunWatchCommand.Create(host, options));
        command.Add(RunListCommand.Create(host, options));
        command.Add(RunPauseCommand.Create(host, options));
        command.Add(RunCancelCommand.Create(host, options));
        command.Add(RunReportCommand.Create(host, options));
        command.Add(RunRetryCommand.Create(host, options));
        command.Add(RunResolveCommand.Create(host, options));
        command.Add(RunPurgeCommand.Create(host, options));
        return command;
    }
}
