using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FaceEnroll.Ledger.Sqlite;

/// <summary>
/// Notices when the ledger's file is deleted or another one is put in its place while it is open: this process would go on with the
/// old one, and others would begin anew, so that both would send. It costs one look at the folder. Windows lets nobody do that to
/// an open database.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class FileGuard : IDisposable
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMoved = 20;

    private readonly object _gate = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private bool _isDisposed;

    /// <param name="connection">A connection that nobody else uses, so that no look waits for a write; it is disposed with this.</param>
    /// <param name="path">The file's full path.</param>
    public FileGuard(SqliteConnection connection, string path)
    {
        _connection = connection;
        _path = path;
    }

    /// <exception cref="FaceLedgerException">It is another file now, or there is none.</exception>
    public void ThrowIfReplaced()
    {
        lock (_gate)
        {
            if (!_isDisposed && (!File.Exists(_path) || IsMoved(_connection)))
            {
                throw new FaceLedgerException(
                    FaceLedgerFault.Replaced,
                    "The ledger's file was deleted, moved or replaced while it was open: put it back. A new one would not know what was enrolled."
                );
            }
        }
    }

    /// <summary>Whether a connection's file is not the one that lies at its path now.</summary>
    public static bool IsMoved(SqliteConnection connection)
    {
        try
        {
            return FileControl(connection.Handle!, 0, HasMoved, out var moved) == 0 && moved != 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // The program has brought another build of SQLite: then only a missing file is noticed.
            return false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _connection.Dispose();
        }
    }

#pragma warning disable SYSLIB1054 // Its generator asks for unsafe code, and this needs none.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 connection, nint database, int operation, out int result);
#pragma warning restore SYSLIB1054
}
