namespace FaceEnroll.Cli.Hosting;

/// <summary>Ends a command with one line.</summary>
/// <param name="message">The line. It holds neither a person's id nor a file's name nor a secret.</param>
/// <param name="exitCode">The exit code.</param>
internal sealed class ToolException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
