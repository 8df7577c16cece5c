using System.CommandLine;

namespace FaceEnroll.Cli.Help;

/// <summary>What help and reference say of a command, read from the command itself.</summary>
internal static class CommandFacts
{
    /// <summary>Its full name: <c>faceenroll run start</c>.</summary>
    public static string Path(Command command) =>
        command is RootCommand ? FaceEnrollTool.Name
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}"
        : command.Name;

    /// <summary>How it is written.</summary>
    public static string Usage(Command command)
    {
        var parts = new List<string> { Path(command) };
        parts.AddRange(command.Arguments.Where(a => !a.Hidden).Select(Placeholder));
        if (command.Subcommands.Any(c => !c.Hidden))
        {
            parts.Add("COMMAND");
        }

        parts.AddRange(command.Options.Where(o => o is { Required: true, Hidden: false }).Select(Signature));
        parts.Add("[options]");
        return string.Join(' ', parts);
    }

    /// <summary>Its subcommands, by their headings, in the order in which they were added.</summary>
    public static IEnumerable<IGrouping<string, Command>> Groups(Command command) =>
        command.Subcommands.Where(c => !c.Hidden).GroupBy(c => (c as ToolCommand)?.Group ?? "Commands");

    /// <summary>The options of its own.</summary>
    public static IEnumerable<Option> Options(Command command) =>
        command.Options.Where(o => !o.Hidden && (command is RootCommand || !o.Recursive));

    /// <summary>The options that it takes from its parents.</summary>
    public static IEnumerable<Option> CommonOptions(Command command) =>
        command
            .Parents.OfType<Command>()
            .SelectMany(parent => parent.Options.Where(o => o is { Recursive: true, Hidden: false }));

    /// <summary>All commands below it, itself first.</summary>
    public static IEnumerable<Command> All(Command command) =>
        command.Subcommands.Where(c => !c.Hidden).SelectMany(All).Prepend(command);

    /// <summary>How an option is written: <c>--ledger LEDGER</c>.</summary>
    public static string Signature(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(IsWritten).OrderBy(a => a.Length).Append(option.Name));
        var value =
            option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0
                ? ""
                : $" {option.HelpName ?? "VALUE"}";
        return names + value + (option.Arity.MaximumNumberOfValues > 1 ? "..." : "");
    }

    /// <summary>How an argument is written: <c>PICTURE...</c>.</summary>
    public static string Placeholder(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name;
        name += argument.Arity.MaximumNumberOfValues > 1 ? "..." : "";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    /// <summary>Windows' spellings need not be shown.</summary>
    private static bool IsWritten(string alias) => alias.StartsWith('-');
}
