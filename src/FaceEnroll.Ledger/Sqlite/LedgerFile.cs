namespace FaceEnroll.Ledger.Sqlite;

/// <summary>The file of a ledger, before SQLite opens it.</summary>
internal static class LedgerFile
{
    /// <summary>Makes sure that it can be a ledger's, and that nobody else may read it.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="FaceLedgerException">It cannot.</exception>
    public static string Prepare(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null || !Directory.Exists(folder) || Directory.Exists(full))
        {
            throw new FaceLedgerException(
                FaceLedgerFault.CannotOpen,
                $"The ledger's file '{Path.GetFileName(full)}' cannot be opened: its folder does not exist, or it is a folder itself."
            );
        }

        if (IsOnNetwork(folder))
        {
            throw new FaceLedgerException(
                FaceLedgerFault.NetworkFileSystem,
                "The ledger's file lies on a network's file system, which does not keep two writers apart: give a local one."
            );
        }

        Create(full);
        return full;
    }

    /// <summary>As far as the system tells.</summary>
    private static bool IsOnNetwork(string folder)
    {
        if (folder.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).DriveType
                == DriveType.Network;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Only a file that is new: opening one that SQLite has open, and closing it, would take its locks away from this process.
    /// </summary>
    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Ids are personal data. SQLite gives its files beside it the same mode.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is not new.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FaceLedgerException(
                FaceLedgerFault.CannotOpen,
                $"The ledger's file '{Path.GetFileName(path)}' cannot be made: {e.GetType().Name}.",
                e
            );
        }
    }
}
