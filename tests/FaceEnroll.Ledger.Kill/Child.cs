using System.Diagnostics;

namespace FaceEnroll.Ledger.Kill;

/// <summary>This program as another process.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(params string[] arguments)
        : this(space: null, isQuiet: false, arguments) { }

    /// <param name="space">The network namespace that it lives in; null for this one's.</param>
    /// <param name="isQuiet">Whether what it says of its own faults is thrown away.</param>
    /// <param name="arguments">Its arguments.</param>
    public Child(string? space, bool isQuiet, params string[] arguments)
    {
        var host = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [typeof(Child).Assembly.Location] : [];
        // The program takes the place of the one that enters the namespace: it is the process that is killed.
        string[] command = space is null ? [host] : ["/usr/sbin/ip", "netns", "exec", space, host];
        _process = Process.Start(
            new ProcessStartInfo(command[0], [.. command.Skip(1), .. own, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = isQuiet,
            }
        )!;
        if (isQuiet)
        {
            _process.BeginErrorReadLine();
        }
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Gives a command, and waits until it is done.</summary>
    public async Task TellAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        if (await ReadLineAsync() != "done")
        {
            throw new InvalidOperationException($"The child did not do '{command.Split(' ')[0]}'.");
        }
    }

    /// <summary>SIGKILL: nothing of it is tidied up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGSTOP, or SIGCONT.</summary>
    public void Signal(string name) => Process.Start("kill", [$"-{name}", $"{_process.Id}"]).WaitForExit();

    public Task WaitAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
