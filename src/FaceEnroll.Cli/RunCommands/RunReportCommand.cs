using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Writes a report.</summary>
internal static class RunReportCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var output = new Option<string?>("--output", "-o")
        {
            HelpName = "FILE",
            Description = "The file: .csv, .jsonl or .html. Default: standard output.",
        };
        var format = new Option<string?>("--format")
        {
            HelpName = "FORMAT",
            Description = "csv, jsonl or html. Default: by the file's name, else csv.",
        };
        format.AcceptOnlyFromAmong([.. ReportTarget.FormatNames]);
        var only = new Option<FaceRunEntryStatus[]>("--only")
        {
            HelpName = "STATUS",
            Description =
                $"Only items of these states: {string.Join(", ", Enum.GetNames<FaceRunEntryStatus>())}. Default: all; in HTML those that are not in.",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Names.Parse<FaceRunEntryStatus>("--only"),
        };
        var thumbnails = new Option<bool>("--thumbnails") { Description = "Show small pictures, in HTML." };
        var pictures = new Option<string?>("--pictures")
        {
            HelpName = "DIR",
            Description = "With --thumbnails: the folder that the pictures are relative to. Default: this folder.",
        };
        var command = new ToolCommand("report", "Write what became of each item, as CSV, JSON lines or a page.")
        {
            Group = "Look",
            Examples =
            [
                "faceenroll run report people --only Refused Undecidable > people.csv",
                "faceenroll run report people --output people.html --thumbnails --pictures photos",
            ],
            Remarks = "A report holds person ids, file names and face ids: it is personal data.",
        };
        command.Add(name);
        command.Add(output);
        command.Add(format);
        command.Add(only);
        command.Add(thumbnails);
        command.Add(pictures);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetValue(thumbnails) ? host.Resolve(parsed.GetValue(pictures) ?? ".") : null;
                var statuses = parsed.GetValue(only);
                var target = ReportTarget.Create(host, parsed.GetValue(output), parsed.GetValue(format), folder) with
                {
                    Filter = statuses is { Length: > 0 } ? new FaceRunFilter { Statuses = statuses } : null,
                };
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                await target.WriteAsync(context, run.Name, cancellationToken).ConfigureAwait(false);
                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
