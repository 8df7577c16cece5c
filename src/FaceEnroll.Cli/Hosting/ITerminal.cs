using Spectre.Console;

namespace FaceEnroll.Cli.Hosting;

/// <summary>Where the tool writes. Results go to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
internal interface ITerminal
{
    /// <summary>Results.</summary>
    TextWriter Out { get; }

    /// <summary>Messages and progress.</summary>
    TextWriter Error { get; }

    /// <summary>The same as <see cref="Out"/>, for what is bytes already.</summary>
    Stream OutStream { get; }

    /// <summary>Whether progress may be drawn, that is whether <see cref="Error"/> is a terminal.</summary>
    bool IsInteractive { get; }

    /// <summary>Draws on <see cref="Error"/>.</summary>
    IAnsiConsole Drawing { get; }
}
