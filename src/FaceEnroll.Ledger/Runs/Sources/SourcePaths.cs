using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>The full paths of a list, found when a source is made: the working folder may be another one later.</summary>
internal static class SourcePaths
{
    /// <summary>The file, and the folder of its pictures: its own where none is given.</summary>
    /// <exception cref="ArgumentException">A path is empty, or the file's is null.</exception>
    public static (string File, string Pictures) Of(string path, string? pictures)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = Path.GetFullPath(path);
        return (file, pictures is null ? Path.GetDirectoryName(file) ?? file : Folder(pictures, nameof(pictures)));
    }

    /// <summary>A hash of what shows that a file is unchanged: its path, length and time, and how it is read.</summary>
    /// <returns>Empty where the file cannot be looked at.</returns>
    public static string Fingerprint(string file, string columns)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            return "";
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{file}\n{info.Length}\n{info.LastWriteTimeUtc.Ticks}\n{columns}"
        );
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <exception cref="ArgumentException">The path is null or empty.</exception>
    public static string Folder(string path, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(path, parameter);
        return Path.GetFullPath(path);
    }
}
