using System.CommandLine;
using FaceEnroll.Cli.Configuration;
using FaceEnroll.Cli.Hosting;
using FaceEnroll.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Cli.Commands;

/// <summary>A command that runs: what was typed, what is configured, and the services made of it.</summary>
internal sealed class CommandContext : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private CommandContext(ToolHost host, ToolSettings settings, bool isJson, ServiceProvider services)
    {
        Host = host;
        Settings = settings;
        IsJson = isJson;
        _services = services;
    }

    public ToolHost Host { get; }

    public ToolSettings Settings { get; }

    public bool IsJson { get; }

    public ITerminal Terminal => Host.Terminal;

    public IFaceRuns Runs => Resolve<IFaceRuns>();

    /// <summary>Reads the configuration and registers the vendors.</summary>
    public static CommandContext Create(
        ToolHost host,
        GlobalOptions options,
        ParseResult parsed,
        ServiceNeeds needs,
        ToolSettings? settings = null
    )
    {
        settings ??= ToolSettings.Load(host, options, parsed);
        return new CommandContext(
            host,
            settings,
            parsed.GetValue(options.Json),
            ToolServices.Build(host, settings, needs)
        );
    }

    /// <summary>A service of the chosen registration.</summary>
    /// <exception cref="ToolException">The registration is not there, or has no such role.</exception>
    public T Resolve<T>()
        where T : notnull
    {
        try
        {
            return _services.GetRequiredService<T>();
        }
        catch (InvalidOperationException e)
        {
            // The library's words: they name registrations and roles.
            throw new ToolException(e.Message);
        }
    }

    /// <summary>Says something that is no result.</summary>
    public Task SayAsync(string text) => Terminal.Error.WriteLineAsync(text);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
