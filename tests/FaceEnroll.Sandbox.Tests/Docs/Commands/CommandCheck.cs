namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>How a printed command is verified.</summary>
/// <param name="Printed">The command as a document prints it.</param>
/// <param name="Shows">What its output contains when it works.</param>
public sealed record CommandCheck(string Printed, string Shows)
{
    private readonly string? _runs;

    /// <summary>The command line that is run: the printed one, or a short form of it.</summary>
    public string Runs
    {
        get => _runs ?? Printed;
        init => _runs = value;
    }

    /// <summary>Why a short form is run; null when the command runs as printed.</summary>
    public string? Because { get; init; }

    /// <summary>
    /// A folder of the repository that another command makes, as its document says; null where none is needed. Without it the
    /// check is skipped, and fails where CI is "true".
    /// </summary>
    public string? Needs { get; init; }

    /// <summary>What it exits with.</summary>
    public int ExitCode { get; init; }

    /// <summary>Whether it serves until it is stopped: then the address in its output must answer.</summary>
    public bool Serves { get; init; }

    /// <summary>Whether it needs a project of its own to work on, in an empty folder.</summary>
    public bool InFreshProject { get; init; }

    public override string ToString() => Because is null ? Printed : $"{Printed} as {Runs}, because {Because}";
}
