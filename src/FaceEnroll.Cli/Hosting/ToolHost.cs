using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Cli.Hosting;

/// <summary>What surrounds the tool: tests give another one.</summary>
internal sealed class ToolHost
{
    public required ITerminal Terminal { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string Folder { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public Interruption Interruption { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The last word on the services.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>The full path.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);
}
