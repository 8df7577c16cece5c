using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.RunCommands;

/// <summary>Decides an undecidable item.</summary>
internal static class RunResolveCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var name = RunArguments.Name();
        var number = new Argument<long[]>("number")
        {
            HelpName = "NUMBER",
            Description = "The item's number, as the report has it.",
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => NumberOptions.Items(result, "NUMBER"),
        };
        var enrolled = new Option<bool>("--enrolled") { Description = "Its picture is in." };
        var notEnrolled = new Option<bool>("--not-enrolled")
        {
            Description = "It is not: it is tried again when the run goes on.",
        };
        var by = new Option<string>("--by")
        {
            HelpName = "WHO",
            Description = "Who says so: it is kept, with the time.",
            Required = true,
        };
        var why = new Option<string>("--why")
        {
            HelpName = "TEXT",
            Description = "How it was found out: it is kept.",
            Required = true,
        };
        var command = new ToolCommand(
            "resolve",
            "Decide an item that nobody else can: look at the vendor's console first."
        )
        {
            Group = "Mend",
            Examples =
            [
                "faceenroll run resolve people 17 --enrolled --by \"night shift\" --why \"seen in the console\"",
            ],
        };
        command.Add(name);
        command.Add(number);
        command.Add(enrolled);
        command.Add(notEnrolled);
        command.Add(by);
        command.Add(why);
        command.Validators.Add(result =>
        {
            if (result.GetValue(enrolled) == result.GetValue(notEnrolled))
            {
                result.AddError("Say either --enrolled or --not-enrolled.");
            }

            if (result.GetValue(by) is "" || result.GetValue(why) is "")
            {
                result.AddError("--by and --why must say something.");
            }
        });
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var context = CommandContext.Create(host, options, parsed, ServiceNeeds.RecordsOnly);
                var run = await RunArguments
                    .GetAsync(context, parsed.GetRequiredValue(name), cancellationToken)
                    .ConfigureAwait(false);
                var wasOpen = await context
                    .Runs.ResolveAsync(
                        run.Name,
                        parsed.GetRequiredValue(number)[0],
                        parsed.GetValue(enrolled),
                        parsed.GetRequiredValue(by),
                        parsed.GetRequiredValue(why),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                await context.SayAsync(
                    wasOpen ? "Decided." : "There is nothing to decide: this item is not undecidable."
                );
                return wasOpen ? ExitCode.AllEnrolled : ExitCode.Usage;
            }
        );
        return command;
    }
}
