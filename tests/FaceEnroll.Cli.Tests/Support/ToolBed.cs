using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>Runs command lines in this process, in a folder of their own, with an environment of their own.</summary>
internal sealed class ToolBed : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("faceenroll-cli-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Stands for the ledger's runs; null for the real ones.</summary>
    public IFaceRuns? Runs { get; init; }

    public bool IsInteractive { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public string File(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>A vendor, so that commands have one to work with; nothing is sent to it.</summary>
    public ToolBed WithVendor()
    {
        Environment["FaceEnrollment__FinAuth__LibraryId"] = "staff";
        Environment["FaceEnrollment__FinAuth__ApiKey"] = "key-id-of-the-test";
        Environment["FaceEnrollment__FinAuth__ApiSecret"] = "secret-of-the-test";
        return this;
    }

    /// <summary>A ledger's file, for runs that are not real.</summary>
    public ToolBed WithLedger()
    {
        _ = Write("faces.ledger", "");
        return this;
    }

    public Task<ToolResult> RunAsync(params string[] args) => RunAsync(new Interruption(), args);

    public async Task<ToolResult> RunAsync(Interruption interruption, params string[] args)
    {
        using var terminal = new TestTerminal { IsInteractive = IsInteractive };
        var exitCode = await FaceEnrollTool.RunAsync(args, Host(terminal, interruption));
        return new ToolResult(exitCode, terminal.OutText, terminal.ErrorText);
    }

    public ToolHost Host(ITerminal terminal, Interruption? interruption = null) =>
        new()
        {
            Terminal = terminal,
            Folder = Folder,
            Environment = Environment,
            TimeProvider = TimeProvider,
            Interruption = interruption ?? new Interruption(),
            ConfigureServices = services =>
            {
                if (Runs is not null)
                {
                    services.RemoveAll<IFaceRuns>();
                    _ = services.AddSingleton(Runs);
                }
            },
        };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
