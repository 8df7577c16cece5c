namespace FaceEnroll.Ledger.Sqlite;

/// <summary>The file of a ledger, before SQLite opens it.</summary>
internal static class LedgerFile
{
#pragma warning disable CA1416 // Only used where it is not Windows.
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
#pragma warning restore CA1416

    /// <summary>Makes sure that it can be a ledger's, and that nobody else may read a new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mustExist">Whether to make none.</param>
    /// <param name="driveOf">What kind of drive a folder lies on; null to ask the system.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="FaceLedgerException">It cannot.</exception>
    public static string Prepare(string path, bool mustExist = false, Func<string, DriveType>? driveOf = null)
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

        if (IsOnNetwork(folder, driveOf ?? DriveOf))
        {
            throw new FaceLedgerException(
                FaceLedgerFault.NetworkFileSystem,
                "The ledger's file lies on a network's file system, which does not keep two writers apart: give a local one."
            );
        }

        if (!File.Exists(full) && File.Exists(full + "-wal"))
        {
            // SQLite would delete it beside a new file, and with it what is not in the old one yet.
            throw new FaceLedgerException(
                FaceLedgerFault.Replaced,
                $"The ledger's file '{Path.GetFileName(full)}' is not there, and its log is: put it back, as nothing else knows what was enrolled. To begin anew, delete the log too."
            );
        }

        if (!mustExist)
        {
            Create(full);
        }
        else if (!File.Exists(full))
        {
            throw Missing(full);
        }

        return full;
    }

    /// <summary>There is no ledger, and none may be made.</summary>
    public static FaceLedgerException Missing(string path) =>
        new(
            FaceLedgerFault.Missing,
            $"There is no ledger in the file '{Path.GetFileName(path)}', and MustExist forbids to make one."
        );

    /// <summary>Keeps others from reading a ledger and what lies beside it.</summary>
    /// <returns>Whether nobody else may read it, as far as the system has such a thing.</returns>
    public static bool TryHide(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            {
                if (File.Exists(file) && (File.GetUnixFileMode(file) & ~Own) != 0)
                {
                    File.SetUnixFileMode(file, Own);
                }
            }

            return true;
        }
        catch (FileNotFoundException)
        {
            // Another process has just closed the ledger, and what lay beside it is gone.
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>As far as the system tells.</summary>
    private static bool IsOnNetwork(string folder, Func<string, DriveType> driveOf)
    {
        if (folder.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            return driveOf(folder) == DriveType.Network;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static DriveType DriveOf(string folder) =>
        new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).DriveType;

    /// <summary>
    /// Only a file that is new: opening one that SQLite has open, and closing it, would take its locks away from this process.
    /// </summary>
    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Ids are personal data. SQLite gives its files beside it the same mode.
            options.UnixCreateMode = Own;
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
