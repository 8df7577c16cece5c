using System.Text;
using Spectre.Console;

namespace FaceEnroll.Cli.Hosting;

/// <summary>The process's own streams.</summary>
internal sealed class ConsoleTerminal : ITerminal
{
    private readonly Lazy<Stream> _outStream = new(Console.OpenStandardOutput);

    public ConsoleTerminal(IReadOnlyDictionary<string, string> environment)
    {
        if (!Console.IsOutputRedirected || !Console.IsErrorRedirected)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        // NO_COLOR counts when it is set to anything but nothing: https://no-color.org.
        var isPlain = environment.TryGetValue("NO_COLOR", out var noColor) && noColor.Length > 0;
        var isDumb = environment.TryGetValue("TERM", out var term) && term == "dumb";
        IsInteractive = !Console.IsErrorRedirected && !isDumb;
        Drawing = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Console.Error),
                Ansi = IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
                Interactive = IsInteractive ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
    }

    public TextWriter Out => Console.Out;

    public TextWriter Error => Console.Error;

    public Stream OutStream => _outStream.Value;

    public bool IsInteractive { get; }

    public IAnsiConsole Drawing { get; }
}
