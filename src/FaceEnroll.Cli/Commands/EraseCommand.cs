using System.CommandLine;
using System.Globalization;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Runs;

namespace FaceEnroll.Cli.Commands;

/// <summary>Erases a person, and verifies that it is erased.</summary>
internal static class EraseCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var person = new Argument<string>("person") { HelpName = "PERSON", Description = "The person's id." };
        var library = new Option<string?>("--library")
        {
            HelpName = "L",
            Description = "The library or group. Default: the configured one; none for a person in one group.",
        };
        var all = new Option<bool>("--all-libraries") { Description = "Erase from all libraries of the account." };
        var receipt = new Option<string?>("--receipt")
        {
            HelpName = "FILE",
            Description = "Where the receipt is written, for you alone. Default: erasure-TIME.json in this folder.",
        };
        var verify = new Option<string?>("--verify")
        {
            HelpName = "RECEIPT",
            Description = "Verify an earlier erasure by its receipt, which is written anew.",
        };
        var keep = new Option<string[]>("--keep")
        {
            HelpName = "FACE",
            Description = "With --verify: faces that were enrolled on purpose since.",
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new ToolCommand("erase", "Erase a person from a library, with a receipt; then verify it.")
        {
            Group = "One person",
            Examples =
            [
                "faceenroll erase employee-4711 --receipt gone.json",
                "faceenroll erase employee-4711 --verify gone.json",
            ],
            Remarks =
                "An enrollment that was lost may still land, so that an erasure is over only when it was verified: exit code 3 until then.",
        };
        command.Add(person);
        command.Add(library);
        command.Add(all);
        command.Add(receipt);
        command.Add(verify);
        command.Add(keep);
        command.Validators.Add(result =>
        {
            var isVerifying = result.GetValue(verify) is not null;
            if (isVerifying && (result.GetValue(library) is not null || result.GetValue(all)))
            {
                result.AddError("--verify takes the libraries from the receipt.");
            }
            else if (isVerifying && result.GetValue(receipt) is not null)
            {
                result.AddError("--verify writes the receipt anew: --receipt is for an erasure.");
            }
            else if (!isVerifying && result.GetValue(keep) is { Length: > 0 })
            {
                result.AddError("--keep goes with --verify.");
            }
            else if (result.GetValue(library) is not null && result.GetValue(all))
            {
                result.AddError("--library and --all-libraries exclude each other.");
            }
        });
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
                var again =
                    RunArguments.Again(parsed, options)
                    + (parsed.GetValue(options.Registration) is { } name ? $" --registration {name}" : "");
                if (parsed.GetValue(verify) is { } file)
                {
                    var kept = parsed.GetValue(keep) is { Length: > 0 } faces ? faces : null;
                    return await VerifyAsync(context, id, host.Resolve(file), kept, again, cancellationToken)
                        .ConfigureAwait(false);
                }

                var path = host.Resolve(parsed.GetValue(receipt) ?? DefaultReceipt(host));
                var eraser = context.Resolve<IFaceEraser>();
                // The place for the receipt is sure before anything is deleted.
                using var output = PrivateFile.Create(path, "The receipt", replace: false);
                try
                {
                    var erased = parsed.GetValue(all)
                        ? await eraser.ErasePersonFromAllLibrariesAsync(id, cancellationToken).ConfigureAwait(false)
                        : await eraser
                            .ErasePersonAsync(id, parsed.GetValue(library), cancellationToken)
                            .ConfigureAwait(false);
                    return await EndAsync(context, erased, output, again).ConfigureAwait(false);
                }
                finally
                {
                    RemoveIfEmpty(output, path);
                }
            }
        );
        return command;
    }

    private static async Task<int> VerifyAsync(
        CommandContext context,
        string person,
        string path,
        string[]? keep,
        string again,
        CancellationToken cancellationToken
    )
    {
        var receipt = Read(path);
        if (receipt.PersonId != person)
        {
            throw new ToolException("The receipt is of another person.");
        }

        try
        {
            var verified = await context
                .Resolve<IFaceEraser>()
                .VerifyErasureAsync(receipt, keep, cancellationToken)
                .ConfigureAwait(false);
            // The old receipt stays until the new one is whole.
            var next = path + ".new";
            int exitCode;
            using (var output = PrivateFile.Create(next, "The receipt", replace: true))
            {
                exitCode = await EndAsync(context, verified, output, again).ConfigureAwait(false);
            }

            File.Move(next, path, overwrite: true);
            return exitCode;
        }
        catch (ArgumentException)
        {
            throw new ToolException("The receipt is of another vendor, account or key, or its ids are hashed.");
        }
    }

    private static FaceErasureReceipt Read(string path)
    {
        try
        {
            return FaceErasureReceipt.FromJson(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException("The receipt cannot be read: --verify names no file that may be read.");
        }
        catch (Exception e) when (e is FormatException or ArgumentException or System.Text.Json.JsonException)
        {
            throw new ToolException("The file is no receipt of an erasure.");
        }
    }

    private static async Task<int> EndAsync(
        CommandContext context,
        FaceErasureReceipt receipt,
        Stream output,
        string again
    )
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(receipt.ToJson() + "\n");
        await output.WriteAsync(bytes, CancellationToken.None).ConfigureAwait(false);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        var deleted = receipt.Faces.Count(f => f.Outcome == FaceDeletionOutcome.Gone);
        if (context.IsJson)
        {
            JsonLine.Write(
                context.Terminal.Out,
                json =>
                {
                    json.WriteString("status", $"{receipt.Status}");
                    json.WriteNumber("deleted", deleted);
                    json.WriteNumber("faces", receipt.Faces.Count);
                    json.WriteString("verifyAfter", receipt.VerifyAfter);
                }
            );
        }
        else
        {
            await context
                .Terminal.Out.WriteLineAsync($"{receipt.Status}: {Words.Count(deleted, "face")} deleted.")
                .ConfigureAwait(false);
            foreach (var reason in receipt.Reasons)
            {
                await context.Terminal.Out.WriteLineAsync($"  {reason}").ConfigureAwait(false);
            }
        }

        await context
            .SayAsync(
                "The receipt is written. It is personal data: only you may read the file."
                    + (
                        receipt.Status == FaceErasureStatus.Pending
                            ? $" Verify it at or after {receipt.VerifyAfter.ToString("u", CultureInfo.InvariantCulture)}: faceenroll erase PERSON --verify RECEIPT{again}"
                            : ""
                    )
            )
            .ConfigureAwait(false);
        return receipt.Status == FaceErasureStatus.Complete ? ExitCode.AllEnrolled : ExitCode.SomeUnknown;
    }

    private static string DefaultReceipt(ToolHost host) =>
        $"erasure-{host.TimeProvider.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.json";

    private static void RemoveIfEmpty(FileStream output, string path)
    {
        if (output.Length == 0)
        {
            output.Dispose();
            File.Delete(path);
        }
    }
}
