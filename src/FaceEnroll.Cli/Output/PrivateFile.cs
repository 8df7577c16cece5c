using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Output;

/// <summary>A file that only its owner may read: what the tool writes is personal data.</summary>
internal static class PrivateFile
{
    /// <summary>Creates a file, or empties it.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="what">What it is, for the error.</param>
    /// <param name="replace">Whether one that is there is replaced.</param>
    /// <exception cref="ToolException">It cannot be made, or is there.</exception>
    public static FileStream Create(string path, string what, bool replace)
    {
        var options = new FileStreamOptions
        {
            // An empty one is what a command leaves that was killed before it had anything to write.
            Mode = replace || new FileInfo(path) is { Exists: true, Length: 0 } ? FileMode.Create : FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var file = new FileStream(path, options);
            if (!OperatingSystem.IsWindows())
            {
                // One that was there keeps the mode that it had.
                File.SetUnixFileMode(file.SafeFileHandle, options.UnixCreateMode!.Value);
            }

            return file;
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            throw new ToolException($"{what} is there already, and is not replaced.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"{what} cannot be written: is there such a folder, and may it be written to?");
        }
    }
}
