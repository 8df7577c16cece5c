using System.CommandLine;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;
using Microsoft.Extensions.Configuration;

namespace FaceEnroll.Cli.Configuration;

/// <summary>What file, environment and options together say, the later the stronger.</summary>
internal sealed class ToolSettings
{
    public const string Section = "FaceEnrollment";
    public const string ToolSection = "FaceEnrollTool";
    private const string DefaultLedger = "faces.ledger";
    private static readonly string[] s_toolNames = ["Ledger", "Fit", nameof(FaceLedgerOptions.PersonIdKey)];

    private ToolSettings(IConfigurationRoot configuration, LedgerChoice ledger, bool fit, string? registration)
    {
        Configuration = configuration;
        Ledger = ledger;
        Fit = fit;
        Registration = registration;
    }

    public IConfigurationRoot Configuration { get; }

    /// <summary>The ledger.</summary>
    public LedgerChoice Ledger { get; }

    /// <summary>Whether a ledger is there, or was.</summary>
    public bool HasLedger => Ledger.File is not { } file || File.Exists(file) || File.Exists(file + "-wal");

    /// <summary>Whether pictures are made fit before they are sent.</summary>
    public bool Fit { get; }

    /// <summary>The registration that was asked for; null for the default.</summary>
    public string? Registration { get; }

    /// <summary>Whether anything registers a vendor.</summary>
    public bool HasVendor =>
        Configuration.GetSection(Section).GetChildren().Any(c => c.GetChildren().Any() || c["Vendor"] is not null);

    /// <exception cref="ToolException">Something is wrong with it.</exception>
    public static ToolSettings Load(ToolHost host, GlobalOptions options, ParseResult parsed)
    {
        var builder = new ConfigurationBuilder();
        var given = parsed.GetValue(options.Config);
        var file = host.Resolve(given ?? ConfigurationFile.Name);
        if (File.Exists(file))
        {
            _ = builder.AddInMemoryCollection(ConfigurationFile.Read(file));
        }
        else if (given is not null)
        {
            throw new ToolException("There is no such configuration file: --config names none.");
        }

        _ = builder.AddInMemoryCollection(Environment(host));
        var registration = parsed.GetValue(options.Registration);
        if (registration is not null)
        {
            _ = builder.AddInMemoryCollection(Registered(builder.Build(), registration));
        }

        var configuration = builder.Build();
        var tool = configuration.GetSection(ToolSection);
        CheckNames(tool);
        var ledger = parsed.GetValue(options.Ledger) is { } option
            ? LedgerChoice.Of(option, host.Folder, host, configuration)
            : LedgerChoice.Of(tool["Ledger"] ?? DefaultLedger, Path.GetDirectoryName(file)!, host, configuration);
        return new ToolSettings(
            configuration,
            ledger.WithKey(tool[nameof(FaceLedgerOptions.PersonIdKey)]),
            Switch(tool, "Fit"),
            registration
        );
    }

    /// <summary>What a sandbox in this process is configured with: nothing of the file or the environment.</summary>
    public static ToolSettings ForSandbox(
        IReadOnlyDictionary<string, string?> values,
        LedgerChoice ledger,
        bool fit,
        string registration
    ) => new(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), ledger, fit, registration);

    public ToolSettings WithLedger(string file) => new(Configuration, LedgerChoice.OfFile(file), Fit, Registration);

    private static IEnumerable<KeyValuePair<string, string?>> Environment(ToolHost host) =>
        from variable in host.Environment
        let path = variable.Key.Replace("__", ":", StringComparison.Ordinal)
        where
            path.StartsWith($"{Section}:", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith($"{ToolSection}:", StringComparison.OrdinalIgnoreCase)
        select new KeyValuePair<string, string?>(path, variable.Value);

    /// <summary>A vendor's name needs no section: its keys may all come from the vendor's own variables.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Registered(IConfigurationRoot sofar, string registration)
    {
        yield return new($"{Section}:Default", registration);
        var section = sofar.GetSection(Section);
        if (
            VendorOptions.Find(registration) is { } vendor
            && !section.GetChildren().Any(c => c.Key.Equals(registration, StringComparison.OrdinalIgnoreCase))
        )
        {
            yield return new($"{Section}:{vendor}:Vendor", $"{vendor}");
        }
    }

    private static void CheckNames(IConfigurationSection tool)
    {
        foreach (var child in tool.GetChildren())
        {
            if (!s_toolNames.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new ToolException(
                    $"{ToolSection} has no option '{child.Key}'.{NearestName.Question(child.Key, s_toolNames)}"
                );
            }
        }
    }

    private static bool Switch(IConfigurationSection tool, string name) =>
        tool[name] is not { Length: > 0 } text ? false
        : bool.TryParse(text, out var value) ? value
        : throw new ToolException($"{ToolSection}:{name} is true or false.");
}
