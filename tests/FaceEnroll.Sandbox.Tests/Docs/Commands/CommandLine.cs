using System.Diagnostics;
using System.Text;

namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>A command line of plain words, run as a shell would, without one.</summary>
internal sealed class CommandLine(string text, string directory) : IDisposable
{
    // What a test run leaves to its children and would send a build of theirs astray.
    private static readonly string[] s_inherited =
    [
        "MSBuild",
        "DOTNET_HOST_PATH",
        "VSTEST",
        "TESTINGPLATFORM",
        "COREHOST",
    ];

    // For a command that hangs; nothing is measured.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly CancellationTokenSource _patience = new(s_patience);
    private readonly StringBuilder _output = new();
    private readonly Process _process = new();

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public void Start()
    {
        var words = new Queue<string>(text.Split(' '));
        var start = new ProcessStartInfo
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsInherited).ToList())
        {
            start.Environment.Remove(name);
        }

        // No build process stays behind: it would hold on to the output. And what is known of packages today is no matter here.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["NuGetAudit"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        while (words.Peek().Contains('=', StringComparison.Ordinal))
        {
            var pair = words.Dequeue().Split('=', 2);
            start.Environment[pair[0]] = pair[1];
        }

        start.FileName = words.Dequeue();
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        _process.StartInfo = start;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(_patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until the output has a text; what it says by then when the process ends before.</summary>
    public async Task<string> UntilAsync(string shows)
    {
        while (!Output.Contains(shows, StringComparison.Ordinal) && !_process.HasExited)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), _patience.Token);
        }

        return Output;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _patience.Dispose();
    }

    private static bool IsInherited(string name) =>
        s_inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private void Note(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
