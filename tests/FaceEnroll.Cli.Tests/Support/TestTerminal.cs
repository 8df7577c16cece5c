using System.Text;
using FaceEnroll.Cli.Hosting;
using Spectre.Console;

namespace FaceEnroll.Cli.Tests.Support;

/// <summary>Keeps what is written.</summary>
internal sealed class TestTerminal : ITerminal, IDisposable
{
    private readonly MemoryStream _out = new();
    private readonly StringWriter _error = new();

    public TestTerminal()
    {
        Out = TextWriter.Synchronized(new StreamWriter(_out, new UTF8Encoding(false)) { AutoFlush = true });
        Error = TextWriter.Synchronized(_error);
        Drawing = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error), Ansi = AnsiSupport.No }
        );
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public Stream OutStream => _out;

    public bool IsInteractive { get; init; }

    public IAnsiConsole Drawing { get; init; }

    public string OutText
    {
        get
        {
            Out.Flush();
            return Encoding.UTF8.GetString(_out.ToArray());
        }
    }

    public string ErrorText => _error.ToString();

    public void Dispose()
    {
        Out.Dispose();
        Error.Dispose();
    }
}
