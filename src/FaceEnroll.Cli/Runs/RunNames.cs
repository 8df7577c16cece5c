using FaceEnroll.Ledger;

namespace FaceEnroll.Cli.Runs;

/// <summary>A run's name where none is given.</summary>
internal static class RunNames
{
    /// <summary>From the name of the list or folder, with what a name cannot have as hyphens.</summary>
    public static string From(string path)
    {
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        var name = Directory.Exists(path) ? file : Path.GetFileNameWithoutExtension(file);
        var usable = string.Concat(
            name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-').Take(FaceRun.LongestName)
        );
        return usable.Any(char.IsAsciiLetterOrDigit) ? usable : "run";
    }
}
