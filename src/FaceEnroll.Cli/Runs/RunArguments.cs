using System.CommandLine;
using FaceEnroll.Cli.Commands;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>What several commands of runs take.</summary>
internal static class RunArguments
{
    private const int LongestName = FaceRun.LongestName;

    public static Argument<string> Name() =>
        new("name") { HelpName = "NAME", Description = "The run's name: 'faceenroll run list' lists them." };

    /// <summary>A run by its name.</summary>
    /// <exception cref="ToolException">No run is called that.</exception>
    public static FaceRun Run(string name, string? registration = null)
    {
        try
        {
            return new FaceRun(name, registration);
        }
        catch (ArgumentException)
        {
            throw new ToolException(
                $"A run's name has 1 to {LongestName} ASCII letters, digits, hyphens, underscores and dots."
            );
        }
    }

    /// <summary>The run's counts.</summary>
    /// <exception cref="ToolException">There is no such run.</exception>
    public static async Task<FaceRunSummary> GetAsync(
        CommandContext context,
        string name,
        CancellationToken cancellationToken
    ) => await context.Runs.GetAsync(Run(name).Name, cancellationToken).ConfigureAwait(false) ?? throw NoSuchRun();

    public static ToolException NoSuchRun() =>
        new("There is no such run in this ledger. 'faceenroll run list' lists those that there are.");

    /// <summary>The options that choose ledger and configuration, to be typed again.</summary>
    public static string Again(ParseResult parsed, GlobalOptions options) =>
        Given("--config", parsed.GetValue(options.Config)) + Given("--ledger", parsed.GetValue(options.Ledger));

    private static string Given(string name, string? value) =>
        value is null ? ""
        : value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':') ? $" {name} {value}"
        : OperatingSystem.IsWindows() ? $" {name} \"{value}\""
        // Nothing in it means anything to a shell.
        : $" {name} '{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
