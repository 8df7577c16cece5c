using System.CommandLine;
using System.Globalization;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;

namespace FaceEnroll.Cli.Commands;

/// <summary>Lists a person's faces at the vendor.</summary>
internal static class ListCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var person = new Argument<string>("person") { HelpName = "PERSON", Description = "The person's id." };
        var library = new Option<string?>("--library")
        {
            HelpName = "L",
            Description =
                "The library, where people live in one (ID Verification, FinAuth). Default: the configured one.",
        };
        var command = new ToolCommand("list", "List the faces that the vendor holds of a person.")
        {
            Group = "One person",
            Examples = ["faceenroll list employee-4711"],
            Remarks = "Not at ADVANCE.AI, which publishes no operation that lists.",
        };
        command.Add(person);
        command.Add(library);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var id = PersonArgument.Check(parsed.GetRequiredValue(person));
                await using var context = CommandContext.Create(host, options, parsed, new ServiceNeeds());
                var faces = context
                    .Resolve<IFaceDirectory>()
                    .ListFacesAsync(id, parsed.GetValue(library), cancellationToken);
                var table = new TextTable("face", "library", "added");
                var count = 0;
                await foreach (var face in faces.ConfigureAwait(false))
                {
                    if (face.FaceId is null)
                    {
                        continue;
                    }

                    count++;
                    var added = face.AddedAt?.ToString("u", CultureInfo.InvariantCulture);
                    if (context.IsJson)
                    {
                        JsonLine.Write(
                            context.Terminal.Out,
                            json =>
                            {
                                json.WriteString("faceId", face.FaceId);
                                json.WriteOptional("library", face.LibraryId);
                                json.WriteOptional("addedAt", added);
                            }
                        );
                    }

                    table.Add(face.FaceId, face.LibraryId ?? "-", added ?? "-");
                }

                if (count == 0)
                {
                    await context.SayAsync("The vendor holds no face of this person.");
                }
                else if (!context.IsJson)
                {
                    table.Write(context.Terminal.Out);
                }

                return ExitCode.AllEnrolled;
            }
        );
        return command;
    }
}
