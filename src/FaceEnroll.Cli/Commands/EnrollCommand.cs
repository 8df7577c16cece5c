using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Pictures;

namespace FaceEnroll.Cli.Commands;

/// <summary>Enrolls pictures of one person.</summary>
internal static class EnrollCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var person = new Argument<string>("person") { HelpName = "PERSON", Description = "The person's id." };
        var pictures = new Argument<string[]>("picture")
        {
            HelpName = "PICTURE",
            Description = "Files, or URLs where the vendor takes them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var library = new Option<string?>("--library")
        {
            HelpName = "L",
            Description = "The library. Default: the configured one.",
        };
        var fit = new Option<bool>("--fit")
        {
            Description = "Turn, scale and convert pictures so that the vendor takes them.",
        };
        var command = new ToolCommand("enroll", "Enroll one person's pictures. The same again sends nothing twice.")
        {
            Group = "Enroll",
            Examples = ["faceenroll enroll employee-4711 portrait.jpg"],
            Remarks = "The ledger knows what is in: from another ledger the same picture is sent again.",
        };
        command.Add(person);
        command.Add(pictures);
        command.Add(library);
        command.Add(fit);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var images = parsed.GetRequiredValue(pictures).Select((p, i) => PictureSource.Open(host, p, i + 1));
                var request = new FaceEnrollmentRequest(
                    PersonArgument.Check(parsed.GetRequiredValue(person)),
                    [.. images]
                )
                {
                    LibraryId = parsed.GetValue(library),
                };
                await using var context = CommandContext.Create(
                    host,
                    options,
                    parsed,
                    new ServiceNeeds { Ledger = true, Fit = parsed.GetValue(fit) }
                );
                return await EnrollAsync(context, request, cancellationToken).ConfigureAwait(false);
            }
        );
        return command;
    }

    private static async Task<int> EnrollAsync(
        CommandContext context,
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<FaceImageOutcome> outcomes;
        var exitCode = ExitCode.AllEnrolled;
        try
        {
            var result = await context
                .Resolve<IFaceEnrollmentClient>()
                .EnrollAsync(request, cancellationToken)
                .ConfigureAwait(false);
            outcomes = result.Images;
        }
        catch (FaceEnrollmentException e) when (e.Images.Count > 0)
        {
            // What is known of each picture is the result; why the call failed is a message.
            outcomes = e.Images;
            exitCode = Failure.Of(e).ExitCode;
            await context.SayAsync(Failure.Of(e).Line).ConfigureAwait(false);
        }

        foreach (var outcome in outcomes)
        {
            exitCode = ExitCode.Worst(exitCode, Code(outcome));
            Write(context, outcome);
        }

        return exitCode;
    }

    private static void Write(CommandContext context, FaceImageOutcome outcome)
    {
        if (context.IsJson)
        {
            JsonLine.Write(
                context.Terminal.Out,
                json =>
                {
                    json.WriteNumber("picture", outcome.Index + 1);
                    json.WriteString("status", $"{outcome.Status}");
                    json.WriteString("certainty", $"{outcome.Certainty}");
                    json.WriteOptional("faceId", outcome.FaceId);
                    json.WriteBoolean("fromLedger", outcome.FromLedger);
                    json.WriteString("kind", $"{outcome.Kind}");
                    json.WriteOptional("code", outcome.VendorCode);
                    json.WriteOptional("reason", outcome.Reason);
                }
            );
            return;
        }

        var words = outcome.Status switch
        {
            FaceImageStatus.Enrolled => (outcome.FromLedger ? "was in before" : "enrolled")
                + (outcome.FaceId is { } id ? $", face {id}" : ""),
            FaceImageStatus.NotEnrolled when outcome.Certainty == FaceEnrollmentCertainty.NotSent =>
                $"not sent: {outcome.Kind}{(outcome.Reason is { } cause ? $", {cause}" : "")}",
            FaceImageStatus.NotEnrolled =>
                $"not enrolled: {outcome.Kind}{(outcome.Reason is { } why ? $", {why}" : "")}",
            _ => "unknown: the same command again asks first",
        };
        context.Terminal.Out.WriteLine($"picture {outcome.Index + 1}: {words}");
    }

    private static int Code(FaceImageOutcome outcome) =>
        outcome.Status switch
        {
            FaceImageStatus.Enrolled => ExitCode.AllEnrolled,
            // A picture that was not sent since another one was refused is no refusal of its own.
            FaceImageStatus.NotEnrolled when outcome.Certainty == FaceEnrollmentCertainty.NotSent =>
                ExitCode.AllEnrolled,
            FaceImageStatus.NotEnrolled => ExitCode.SomeRefused,
            _ => ExitCode.SomeUnknown,
        };
}
