using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Tests.Support;

/// <summary>A server of the tests' own, in a temporary folder and behind a socket there. It writes to the disk as a real one does.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    /// <summary>A server refuses to run as root: Debian's package has made this user.</summary>
    private const string User = "postgres";

    private readonly string _folder = Directory.CreateTempSubdirectory("faceenroll-pg-").FullName;
    private readonly string? _address;
    private string? _place;
    private Process? _server;

    /// <param name="address">An address at which it can be reached, besides its socket; null for none.</param>
    public PostgreSqlServer(string? address = null)
    {
        _address = address;
        Own();
        Run([.. Binary("initdb"), "-D", Data, "-U", "faces", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
        if (address is not null)
        {
            File.AppendAllText(Path.Combine(Data, "pg_hba.conf"), "host all all 10.0.0.0/8 trust\n");
        }

        Start();
    }

    /// <summary>A standby of another one, which is not started: what is committed from now on it does not have.</summary>
    public PostgreSqlServer(PostgreSqlServer primary)
    {
        Own();
        _place = primary._folder;
        Run([.. Binary("pg_basebackup"), "-h", _place, "-U", "faces", "-D", Data, "-R", "-X", "stream", "-c", "fast"]);
    }

    public string ConnectionString =>
        new NpgsqlConnectionStringBuilder
        {
            Host = Folder,
            Username = "faces",
            Database = "postgres",
            MaxPoolSize = 20,
        }.ConnectionString;

    /// <summary>Where its socket is.</summary>
    public string Folder => _place ?? _folder;

    private string Data => Path.Combine(_folder, "data");

    public void Start()
    {
        _server = Process.Start(
            new ProcessStartInfo(
                Binary("postgres")[0],
                [
                    .. Binary("postgres").Skip(1),
                    "-D",
                    Data,
                    "-k",
                    Folder,
                    "-c",
                    $"listen_addresses={_address}",
                    "-c",
                    "max_connections=200",
                    "-c",
                    "fsync=on",
                ]
            )
            {
                RedirectStandardError = true,
            }
        )!;
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        var begun = Stopwatch.StartNew();
        while (!IsReady())
        {
            if (begun.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException("The server does not start.");
            }

            Thread.Sleep(20);
        }
    }

    /// <summary>The id of its first process.</summary>
    public int ProcessId =>
        int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The standby takes the primary's place, and its address.</summary>
    public void TakeOver()
    {
        Start();
        Run([.. Binary("pg_ctl"), "-D", Data, "-w", "promote"]);
    }

    /// <summary>SIGKILL for all of its processes: what is not on the disk is gone.</summary>
    public void Kill()
    {
        var id = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        var children = Read("ps", "-o", "pid=", "--ppid", id);
        foreach (var process in (string[])[id, .. children.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)])
        {
            using var kill = Process.Start("kill", ["-KILL", process]);
            kill.WaitForExit();
        }

        _server!.WaitForExit();
        _server.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        if (_server is { HasExited: false })
        {
            var id = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
            Run("kill", "-QUIT", id);
            _server.WaitForExit();
        }

        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Own()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", User, _folder);
        }
    }

    private bool IsReady()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string[] Binary(string name)
    {
        var path = Path.Combine(PostgreSqlBinaries.Folder!, name);
        return Environment.IsPrivilegedProcess ? ["runuser", "-u", User, "--", path] : [path];
    }

    private static void Run(params string[] command) => _ = Read(command);

    private static string Read(params string[] command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 || command[0] == "ps"
            ? output
            : throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{command[0]} ended with {process.ExitCode}: {error.Result}"
                )
            );
    }
}
