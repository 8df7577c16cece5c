using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Pictures;

namespace FaceEnroll.Cli.Commands;

/// <summary>Finds out what became of an enrollment whose answer was lost.</summary>
internal static class ReconcileCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var ticket = new Argument<string>("ticket")
        {
            HelpName = "TICKETFILE",
            Description = "A file with the ticket, as JSON.",
        };
        var pictures = new Option<string[]>("--picture")
        {
            HelpName = "PICTURE",
            Description =
                "The pictures as they were sent, where the vendor finds a face by its picture only (FinAuth, ADVANCE.AI).",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new ToolCommand(
            "reconcile",
            "Ask the vendor what became of an enrollment whose answer was lost. Nothing is sent to be enrolled."
        )
        {
            Group = "Look into it",
            Examples = ["faceenroll reconcile ticket.json"],
        };
        command.Add(ticket);
        command.Add(pictures);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var read = Read(host.Resolve(parsed.GetRequiredValue(ticket)));
                var given = parsed.GetValue(pictures) ?? [];
                var original =
                    given.Length == 0
                        ? null
                        : new FaceEnrollmentRequest(
                            read.PersonId,
                            [.. given.Select((p, i) => PictureSource.Open(host, p, i + 1))]
                        )
                        {
                            LibraryId = read.LibraryId,
                        };
                await using var context = CommandContext.Create(host, options, parsed, new ServiceNeeds());
                return await AskAsync(context, read, original, cancellationToken).ConfigureAwait(false);
            }
        );
        return command;
    }

    private static FaceEnrollmentTicket Read(string path)
    {
        try
        {
            return FaceEnrollmentTicket.FromJson(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException("The ticket cannot be read: TICKETFILE names no file that may be read.");
        }
        catch (Exception e) when (e is FormatException or ArgumentException or System.Text.Json.JsonException)
        {
            throw new ToolException("The file is no ticket of an enrollment.");
        }
    }

    private static async Task<int> AskAsync(
        CommandContext context,
        FaceEnrollmentTicket ticket,
        FaceEnrollmentRequest? original,
        CancellationToken cancellationToken
    )
    {
        FaceReconciliation answer;
        try
        {
            answer = await ((IFaceEnrollmentReconciler)context.Resolve<IFaceEnrollmentClient>())
                .ReconcileAsync(ticket, original, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            throw new ToolException(
                "The ticket is of another vendor, endpoint or account than this registration, or the pictures are not the ticket's."
            );
        }

        if (context.IsJson)
        {
            JsonLine.Write(
                context.Terminal.Out,
                json =>
                {
                    json.WriteString("status", $"{answer.Status}");
                    json.WriteStartArray("faceIds");
                    foreach (var id in answer.FaceIds)
                    {
                        json.WriteStringValue(id);
                    }

                    json.WriteEndArray();
                    json.WriteOptional("askAgainAfterSeconds", answer.AskAgainAfter?.TotalSeconds);
                    json.WriteOptional("reason", answer.Reason);
                }
            );
        }
        else
        {
            await context.Terminal.Out.WriteLineAsync(Words(answer)).ConfigureAwait(false);
        }

        return answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => ExitCode.AllEnrolled,
            FaceReconciliationStatus.NotEnrolled => ExitCode.SomeRefused,
            _ => ExitCode.SomeUnknown,
        };
    }

    private static string Words(FaceReconciliation answer) =>
        answer.Status switch
        {
            FaceReconciliationStatus.Enrolled => $"Enrolled: {string.Join(", ", answer.FaceIds)}",
            FaceReconciliationStatus.NotEnrolled => "Not enrolled: it may be sent again.",
            FaceReconciliationStatus.NotYetVisible => "Not yet to be seen: ask again"
                + (answer.AskAgainAfter is { } after ? $" in {Output.Words.Span(after)}." : " later."),
            _ => $"Nobody can tell{(answer.Reason is { } why ? $": {why}" : ".")}",
        };
}
