using System.CommandLine;

namespace FaceEnroll.Cli.Configuration;

/// <summary>The options of every command.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Config { get; } =
        new("--config")
        {
            HelpName = "FILE",
            Description = $"The configuration file. Default: {ConfigurationFile.Name} in this folder, if there is one.",
            Recursive = true,
        };

    public Option<string?> Registration { get; } =
        new("--registration")
        {
            HelpName = "NAME",
            Description = "Which registration of the configuration, or which vendor. Default: the configured default.",
            Recursive = true,
        };

    public Option<string?> Ledger { get; } =
        new("--ledger")
        {
            HelpName = "LEDGER",
            Description =
                "The ledger: a file on a local disk, or postgres:NAME, a variable or configuration key with a connection string. "
                + "Default: faces.ledger beside the configuration file.",
            Recursive = true,
        };

    public Option<bool> Json { get; } =
        new("--json") { Description = "Write results and progress as JSON, an object a line.", Recursive = true };

    public void AddTo(Command root)
    {
        Registration.CompletionSources.Add(_ =>
            [.. VendorOptions.All.Select(v => new System.CommandLine.Completions.CompletionItem($"{v}"))]
        );
        root.Add(Config);
        root.Add(Registration);
        root.Add(Ledger);
        root.Add(Json);
    }
}
