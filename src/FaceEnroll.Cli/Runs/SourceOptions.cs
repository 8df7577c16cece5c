using System.CommandLine;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>Where many pictures are listed.</summary>
internal sealed class SourceOptions
{
    public Option<string?> Manifest { get; } =
        new("--manifest")
        {
            HelpName = "FILE",
            Description =
                "The list: .csv with a header line (person, picture, and if you like library, name, and the vendor's own parameters), or .jsonl with the same names.",
        };

    public Option<string?> Folder { get; } =
        new("--folder")
        {
            HelpName = "DIR",
            Description =
                "A folder of pictures instead: PERSON.jpg, and PERSON/anything.jpg for several of one person.",
        };

    public Option<string?> Pictures { get; } =
        new("--pictures")
        {
            HelpName = "DIR",
            Description = "The folder that the list's pictures are relative to. Default: the list's own.",
        };

    public void AddTo(Command command, bool withFolder = true)
    {
        command.Add(Manifest);
        if (withFolder)
        {
            command.Add(Folder);
        }

        command.Add(Pictures);
        command.Validators.Add(result =>
        {
            if (withFolder && result.GetValue(Manifest) is not null && result.GetValue(Folder) is not null)
            {
                result.AddError("--manifest and --folder exclude each other.");
            }

            if (result.GetValue(Pictures) is not null && result.GetValue(Manifest) is null)
            {
                result.AddError("--pictures goes with --manifest.");
            }
        });
    }

    /// <summary>The source; null where none is given.</summary>
    /// <exception cref="ToolException">It is not there, or of no known kind.</exception>
    public FaceRunSource? Read(ParseResult parsed, ToolHost host)
    {
        if (parsed.GetValue(Folder) is { } folder)
        {
            var path = host.Resolve(folder);
            return Directory.Exists(path)
                ? FaceRunSource.Folder(path)
                : throw new ToolException("There is no such folder: --folder names none.");
        }

        return parsed.GetValue(Manifest) is { } manifest
            ? Listed(host.Resolve(manifest), parsed.GetValue(Pictures) is { } pictures ? host.Resolve(pictures) : null)
            : null;
    }

    /// <summary>The folder that pictures are relative to.</summary>
    public string PicturesFolder(ParseResult parsed, ToolHost host) =>
        parsed.GetValue(Folder) is { } folder ? host.Resolve(folder)
        : parsed.GetValue(Pictures) is { } pictures ? host.Resolve(pictures)
        : parsed.GetValue(Manifest) is { } manifest ? Path.GetDirectoryName(host.Resolve(manifest))!
        : host.Folder;

    /// <summary>A run's name from the name of the list or folder.</summary>
    public string DefaultName(ParseResult parsed, ToolHost host) =>
        RunNames.From(host.Resolve(parsed.GetValue(Manifest) ?? parsed.GetValue(Folder)!));

    public static FaceRunSource Listed(string manifest, string? pictures)
    {
        if (!File.Exists(manifest))
        {
            throw new ToolException("There is no such list: --manifest names no file.");
        }

        if (pictures is not null && !Directory.Exists(pictures))
        {
            throw new ToolException("There is no such folder: --pictures names none.");
        }

        return Path.GetExtension(manifest).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" => FaceRunSource.Csv(manifest, pictures),
            ".JSONL" or ".NDJSON" => FaceRunSource.JsonLines(manifest, pictures),
            _ => throw new ToolException("--manifest takes a file that ends with .csv or .jsonl."),
        };
    }
}
