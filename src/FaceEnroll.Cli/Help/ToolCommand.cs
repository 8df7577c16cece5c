using System.CommandLine;

namespace FaceEnroll.Cli.Help;

/// <summary>A command with what its help shows beyond its options.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does, in a sentence or two.</param>
internal sealed class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>The heading under which its parent lists it.</summary>
    public string Group { get; init; } = "Commands";

    /// <summary>Whole command lines, each with a word on it after a <c>#</c>, or none.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>What else there is to know; null for nothing.</summary>
    public string? Remarks { get; init; }
}
