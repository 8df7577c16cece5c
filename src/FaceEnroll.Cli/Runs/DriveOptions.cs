using System.CommandLine;
using System.Globalization;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>How a run is driven.</summary>
internal sealed class DriveOptions
{
    private const int MostConcurrency = 1024;
    private const int MostAttempts = 100;

    public Option<string?> Library { get; } =
        new("--library")
        {
            HelpName = "L",
            Description = "The library of items that name none. Default: the configured one.",
        };

    public Option<bool> CreatePersons { get; } =
        new("--create-persons")
        {
            Description =
                "Make people first where they must exist: Tencent Cloud (with a library and a name) and AI Guardrails (with a library).",
        };

    public Option<bool> AllowErased { get; } =
        new("--allow-erased")
        {
            Description = "Enroll people, too, who were erased before the run was begun. Default: they are canceled.",
        };

    public Option<int?> Concurrency { get; } =
        NumberOptions.Whole(
            "--concurrency",
            "How many calls run at once, 1 to 1,024. Default: 16.",
            1,
            MostConcurrency
        );

    public Option<int?> Attempts { get; } =
        NumberOptions.Whole("--attempts", "How often an item is tried, 1 to 100. Default: 5.", 1, MostAttempts);

    public Option<double?> Rate { get; } =
        NumberOptions.Positive("--rate", "Most requests a second. Default: the configured or documented figure.");

    public Option<bool> Fit { get; } =
        new("--fit")
        {
            Description =
                "Turn, scale and convert pictures so that the vendor takes them. Default: as configured, else no.",
        };

    public Option<string?> Report { get; } =
        new("--report") { HelpName = "FILE", Description = "Write a report at the end: .csv, .jsonl or .html." };

    public Option<bool> Thumbnails { get; } =
        new("--thumbnails") { Description = "Show small pictures in a report in HTML." };

    public void AddTo(Command command)
    {
        command.Add(Library);
        command.Add(CreatePersons);
        command.Add(AllowErased);
        command.Add(Concurrency);
        command.Add(Attempts);
        command.Add(Rate);
        command.Add(Fit);
        command.Add(Report);
        command.Add(Thumbnails);
    }

    public void Apply(ParseResult parsed, FaceRun run)
    {
        // What is not given stays as it was when the run was begun.
        run.LibraryId = parsed.GetValue(Library) ?? run.LibraryId;
        if (IsGiven(parsed, CreatePersons))
        {
            run.CreatePersons = parsed.GetValue(CreatePersons);
        }

        if (IsGiven(parsed, AllowErased))
        {
            run.AllowErased = parsed.GetValue(AllowErased);
        }

        if (parsed.GetValue(Concurrency) is { } concurrency)
        {
            run.Concurrency = concurrency;
        }

        if (parsed.GetValue(Attempts) is { } attempts)
        {
            run.MaxAttempts = attempts;
        }
    }

    /// <summary>Says what leave does not do for a run that has begun.</summary>
    public async Task TellOfLeaveAsync(
        ParseResult parsed,
        CommandContext context,
        FaceRun run,
        CancellationToken cancellationToken
    )
    {
        if (
            parsed.GetValue(AllowErased)
            && await context.Runs.GetAsync(run.Name, cancellationToken).ConfigureAwait(false) is { } begun
        )
        {
            await context
                .SayAsync(
                    $"Run {run.Name} was begun at {begun.StartedAt:u}: of people who were erased since, or whom it has enrolled or canceled, nobody is enrolled again. Give the list another --name for that."
                )
                .ConfigureAwait(false);
        }
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Where the report goes; null for none.</summary>
    public ReportTarget? Target(ParseResult parsed, ToolHost host, string pictures)
    {
        var thumbnails = parsed.GetValue(Thumbnails);
        return parsed.GetValue(Report) is { } file ? ReportTarget.Create(host, file, null, thumbnails ? pictures : null)
            : thumbnails ? throw new ToolException("--thumbnails goes with --report.")
            : null;
    }

    /// <summary>What can be typed to go on in the same way.</summary>
    public NextCommands Next(ParseResult parsed, GlobalOptions options)
    {
        var rate = parsed.GetValue(Rate) is { } most
            ? string.Create(CultureInfo.InvariantCulture, $" --rate {most}")
            : "";
        return new NextCommands(RunArguments.Again(parsed, options), (HasFit(parsed) ? " --fit" : "") + rate);
    }

    public bool HasFit(ParseResult parsed) => parsed.GetValue(Fit);

    public ServiceNeeds Needs(ParseResult parsed, Sandbox.EmbeddedSandbox? sandbox = null, bool isKnown = false) =>
        new()
        {
            Ledger = true,
            LedgerIsThere = isKnown,
            Fit = parsed.GetValue(Fit),
            Rate = parsed.GetValue(Rate),
            Sandbox = sandbox,
        };
}
