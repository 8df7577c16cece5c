using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;

namespace FaceEnroll.Cli.Commands;

/// <summary>Deletes faces of a person.</summary>
internal static class DeleteCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var person = new Argument<string>("person") { HelpName = "PERSON", Description = "The person's id." };
        var faces = new Argument<string[]>("face")
        {
            HelpName = "FACE",
            Description = "The faces' ids, as 'faceenroll list' shows them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var library = new Option<string?>("--library")
        {
            HelpName = "L",
            Description =
                "The library, where people live in one (ID Verification, FinAuth). Default: the configured one.",
        };
        var command = new ToolCommand(
            "delete",
            "Delete faces of a person, by their ids. A face of somebody else is never deleted."
        )
        {
            Group = "One person",
            Examples = ["faceenroll delete employee-4711 2875194021"],
            Remarks = "To take a person out altogether, erase it: an enrollment that was lost may still land.",
        };
        command.Add(person);
        command.Add(faces);
        command.Add(library);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var id = PersonArgument.Check(parsed.GetRequiredValue(person));
                await using var context = CommandContext.Create(
                    host,
                    options,
                    parsed,
                    new ServiceNeeds { Ledger = true }
                );
                var result = await context
                    .Resolve<IFaceEraser>()
                    .DeleteFacesAsync(id, parsed.GetRequiredValue(faces), parsed.GetValue(library), cancellationToken)
                    .ConfigureAwait(false);
                var exitCode = ExitCode.AllEnrolled;
                foreach (var face in result.Faces)
                {
                    exitCode = ExitCode.Worst(exitCode, Code(face.Outcome));
                    Write(context, face);
                }

                return exitCode;
            }
        );
        return command;
    }

    private static void Write(CommandContext context, FaceDeletion face)
    {
        if (context.IsJson)
        {
            JsonLine.Write(
                context.Terminal.Out,
                json =>
                {
                    json.WriteString("faceId", face.FaceId);
                    json.WriteString("outcome", $"{face.Outcome}");
                    json.WriteOptional("kind", face.Error?.Kind.ToString());
                }
            );
            return;
        }

        var words = face.Outcome switch
        {
            FaceDeletionOutcome.Gone => "deleted",
            FaceDeletionOutcome.AlreadyAbsent => "was not there",
            FaceDeletionOutcome.NotApplied => $"still there: {face.Error?.Kind}",
            _ => "unknown: the same command again is safe",
        };
        context.Terminal.Out.WriteLine($"{face.FaceId}: {words}");
    }

    private static int Code(FaceDeletionOutcome outcome) =>
        outcome switch
        {
            FaceDeletionOutcome.Gone or FaceDeletionOutcome.AlreadyAbsent => ExitCode.AllEnrolled,
            FaceDeletionOutcome.NotApplied => ExitCode.SomeRefused,
            _ => ExitCode.SomeUnknown,
        };
}
