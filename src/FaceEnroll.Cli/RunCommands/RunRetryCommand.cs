using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Lets items be tried once more.</summary>
internal static class RunRetryCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var kind = new Option<FaceEnrollmentErrorKind[]>("--kind")
        {
            HelpName = "KIND",
            Description = "Only items that failed for one of these reasons, for example ImageSource or NoFace.",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Names.Parse<FaceEnrollmentErrorKind>("--kind"),
        };
        var code = new Option<string?>("--code")
        {
            HelpName = "CODE",
            Description = "Only items with this code of the vendor.",
        };
        var number = new Option<long[]>("--number")
        {
            HelpName = "N",
            Description = "Only items with these numbers, as the report has them.",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => NumberOptions.Items(result, "--number"),
        };
        var command = new ToolCommand("retry", "Let items that were refused or canceled be tried once more.")
        {
            Group = "Mend",
            Examples = ["faceenroll run retry people --kind ImageSource"],
            Remarks =
                "It sends nothing: 'faceenroll run resume NAME' does. Lines that were wrong are mended in the list.",
        };
        command.Add(name);
        command.Add(kind);
        command.Add(code);
        command.Add(number);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var filter = new FaceRunFilter
                {
                    Kinds = parsed.GetValue(kind) ?? [],
                    VendorCode = parsed.GetValue(code),
                    Numbers = parsed.GetValue(number) ?? [],
                };
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                var count = await context.Runs.RetryAsync(run.Name, filter, cancellationToken).ConfigureAwait(false);
                if (context.IsJson)
                {
                    JsonLine.Write(context.Terminal.Out, json => json.WriteNumber("retried", count));
                }
                else
                {
                    await context
                        .Terminal.Out.WriteLineAsync($"{Words.Count(count, "item")} will be tried again.")
                        .ConfigureAwait(false);
                }

                if (count > 0)
                {
                    await context.SayAsync(
                        $"Go on: faceenroll run resume {run.Name}{RunArguments.Again(parsed, options)}"
                    );
                }

                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
