using System.Collections;
using System.Runtime.InteropServices;
using FaceEnroll.Cli;
using FaceEnroll.Cli.Hosting;

var environment = Environment
    .GetEnvironmentVariables()
    .Cast<DictionaryEntry>()
    .ToDictionary(
        entry => (string)entry.Key,
        entry => (string?)entry.Value ?? "",
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
    );
var host = new ToolHost
{
    Terminal = new ConsoleTerminal(environment),
    Folder = Environment.CurrentDirectory,
    Environment = environment,
};
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    host.Interruption.Press();
};
using var terminate = PosixSignalRegistration.Create(
    PosixSignal.SIGTERM,
    signal =>
    {
        signal.Cancel = true;
        host.Interruption.Press();
    }
);
var exitCode = await FaceEnrollTool.RunAsync(args, host);
if (host.Interruption.AtOnce.IsCompleted)
{
    // Whatever still runs is not waited for.
    Environment.Exit(exitCode);
}

return exitCode;
