using System.Net;
using System.Net.Sockets;
using System.Reflection;
using FaceEnroll.Sandbox.Program;

namespace FaceEnroll.Sandbox;

/// <summary>The sandbox as a stand-alone program, for <c>dotnet run</c> and the dotnet tool.</summary>
public static class SandboxProgram
{
    private const int BadArguments = 2;

    /// <summary>Runs a sandbox until it is told to stop.</summary>
    /// <param name="args">The command line; <c>--help</c> explains it.</param>
    /// <param name="output">Where it says what it does, and what went wrong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code: 0, 1 when it could not start, 2 for arguments that cannot be used.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken) =>
        RunAsync(args, output, null, cancellationToken);

    /// <summary>Runs a sandbox until it is told to stop.</summary>
    /// <param name="args">The command line; <c>--help</c> explains it.</param>
    /// <param name="output">Where it says what it does.</param>
    /// <param name="error">Where it says what went wrong; null (the default) for <paramref name="output"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code: 0, 1 when it could not start, 2 for arguments that cannot be used.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter? error = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        error ??= output;
        if (args.Contains("--help") || args.Contains("-h"))
        {
            await output.WriteLineAsync(SandboxArguments.Usage).ConfigureAwait(false);
            return 0;
        }

        if (args.Contains("--version"))
        {
            await output.WriteLineAsync(Version()).ConfigureAwait(false);
            return 0;
        }

        var options = new FaceEnrollSandboxOptions();
        if (!SandboxArguments.TryParse(args, options, out var fault))
        {
            await error.WriteLineAsync($"{fault}\n{SandboxArguments.Usage}").ConfigureAwait(false);
            return BadArguments;
        }

        try
        {
            await using var sandbox = await FaceEnrollSandbox
                .StartAsync(options, cancellationToken)
                .ConfigureAwait(false);
            await output.WriteLineAsync(Greeting(sandbox, options)).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, cancellationToken)
                .ContinueWith(static _ => { }, TaskScheduler.Default)
                .ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (IsOfTheStart(e))
        {
            await error.WriteLineAsync($"The sandbox could not start: {e.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>The port, the address, or the seed; an argument is a seed's path that can be none.</summary>
    private static bool IsOfTheStart(Exception e) =>
        e is IOException or SocketException or FormatException or UnauthorizedAccessException or ArgumentException;

    /// <summary>Without the commit that stands behind a plus.</summary>
    private static string Version() =>
        typeof(SandboxProgram)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static string Greeting(FaceEnrollSandbox sandbox, FaceEnrollSandboxOptions options)
    {
        var keys = string.Join(", ", options.Credentials.Select(key => key.KeyId));
        var open = IPAddress.IsLoopback(options.Address)
            ? string.Empty
            : "\nWARNING: it listens beyond this machine, and answers under any name. Whoever reaches it, also a web page whose name was pointed here, sees every picture and may change everything.";
        return $"""
            FaceEnroll sandbox listening on {sandbox.Url}
            All five vendors are there; the page is at {sandbox.Url}
            Keys: {keys} (the default pair is sandbox-key / sandbox-secret)
            Library {FaceEnrollSandboxOptions.DefaultLibraryId} with person {FaceEnrollSandboxOptions.DefaultPersonId} at every vendor{open}
            Ctrl+C stops it.
            """;
    }
}
