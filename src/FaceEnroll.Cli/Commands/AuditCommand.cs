using System.CommandLine;
using System.Runtime.CompilerServices;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Help;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Cli.Output;
using FaceEnroll.Cli.Runs;
using FaceEnroll.Ledger;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Cli.Commands;

/// <summary>Compares a list, or a run, with what the vendor holds.</summary>
internal static class AuditCommand
{
    public static Command Create(ToolHost host, GlobalOptions options)
    {
        var source = new SourceOptions();
        var run = new Option<string?>("--run")
        {
            HelpName = "NAME",
            Description = "Compare the faces that a run enrolled, by their ids.",
        };
        var library = new Option<string>("--library")
        {
            HelpName = "L",
            Description = "The library, or group.",
            Required = true,
        };
        var command = new ToolCommand(
            "audit",
            "Compare a list or a run with what a library holds, both ways. Nothing is changed."
        )
        {
            Group = "Look into it",
            Examples =
            [
                "faceenroll audit --manifest people.csv --library staff",
                "faceenroll audit --run people --library staff",
            ],
            Remarks =
                "With a list, every person in it is expected to have a face. Exit code 2 where something differs. Not at ADVANCE.AI.",
        };
        source.AddTo(command);
        command.Add(run);
        command.Add(library);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var list = source.Read(parsed, host);
                var name = parsed.GetValue(run);
                if (list is null == name is null)
                {
                    throw new ToolException("Give one of --manifest, --folder and --run.");
                }

                await using var context = CommandContext.Create(
                    host,
                    options,
                    parsed,
                    new ServiceNeeds { Ledger = name is not null }
                );
                var directory = context.Resolve<IFaceDirectory>();
                if (name is not null)
                {
                    _ = await RunArguments.GetAsync(context, name, cancellationToken).ConfigureAwait(false);
                }

                var chosen = parsed.GetRequiredValue(library);
                var believed = list is not null
                    ? OfListAsync(list, directory.Vendor, chosen, cancellationToken)
                    : OfRunAsync(context.Runs, name!, chosen, cancellationToken);
                return await CompareAsync(context, directory, chosen, believed, cancellationToken)
                    .ConfigureAwait(false);
            }
        );
        return command;
    }

    private static async Task<int> CompareAsync(
        CommandContext context,
        IFaceDirectory directory,
        string library,
        IAsyncEnumerable<FaceEntry> believed,
        CancellationToken cancellationToken
    )
    {
        var report = new FaceAuditReport();
        var differs = false;
        await foreach (
            var finding in FaceAudit
                .CompareAsync(directory, library, believed, report, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            differs = true;
            Write(context, finding);
        }

        if (!context.IsJson)
        {
            await context
                .SayAsync(
                    $"{Words.Number(report.Believed)} expected, {Words.Number(report.Listed)} listed: {Words.Number(report.MissingThere)} missing there, {Words.Number(report.UnknownHere)} unknown here, {Words.Count(report.PeopleWithoutFaces, "person", "people")} without faces."
                )
                .ConfigureAwait(false);
        }

        return differs ? ExitCode.SomeRefused : ExitCode.AllEnrolled;
    }

    private static void Write(CommandContext context, FaceAuditFinding finding)
    {
        if (context.IsJson)
        {
            JsonLine.Write(
                context.Terminal.Out,
                json =>
                {
                    json.WriteString("finding", $"{finding.Kind}");
                    json.WriteOptional("person", finding.Entry.PersonId);
                    json.WriteOptional("faceId", finding.Entry.FaceId);
                    json.WriteOptional("detail", finding.Detail);
                }
            );
            return;
        }

        var entry = string.Join(" ", new[] { finding.Entry.PersonId, finding.Entry.FaceId }.Where(t => t is not null));
        context.Terminal.Out.WriteLine(
            $"{finding.Kind}{(entry.Length > 0 ? $": {entry}" : "")}{(finding.Detail is { } detail ? $" ({detail})" : "")}"
        );
    }

    /// <summary>A person of a list, as one with at least one face.</summary>
    private static async IAsyncEnumerable<FaceEntry> OfListAsync(
        FaceRunSource list,
        FaceVendor vendor,
        string library,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in list.ReadAsync(vendor, cancellationToken).ConfigureAwait(false))
        {
            if (line.Item is { } item && (item.LibraryId ?? library) == library && seen.Add(item.PersonId))
            {
                yield return new FaceEntry(item.PersonId, null);
            }
        }
    }

    private static async IAsyncEnumerable<FaceEntry> OfRunAsync(
        IFaceRuns runs,
        string name,
        string library,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var filter = new FaceRunFilter { Statuses = [FaceRunEntryStatus.Enrolled, FaceRunEntryStatus.AlreadyEnrolled] };
        await foreach (var entry in runs.GetEntriesAsync(name, filter, cancellationToken).ConfigureAwait(false))
        {
            if (entry.PersonId.StartsWith(PersonIdKey.Prefix, StringComparison.Ordinal))
            {
                throw new ToolException(
                    "The ledger hides who is in it: compare the list instead, with --manifest or --folder."
                );
            }

            // Of a person who was erased nothing is believed to be there.
            if (entry.PersonId.Length > 0 && (entry.LibraryId ?? library) == library)
            {
                yield return new FaceEntry(entry.PersonId, entry.FaceId);
            }
        }
    }
}
