using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using FaceEnroll.Cli.Configuration;

namespace FaceEnroll.Cli.Help;

/// <summary>What is wrong with a command line, in one line that repeats no argument: it may be a person, a file or a secret.</summary>
internal static partial class ParseFaults
{
    [GeneratedRegex("^--[A-Za-z][A-Za-z-]{0,30}(?==|:|$)")]
    private static partial Regex OptionName { get; }

    [GeneratedRegex("^--?[A-Za-z]")]
    private static partial Regex OptionLike { get; }

    /// <summary>
    /// A misspelled option that was taken for an argument, for the parser allows that: a person would be called
    /// <c>--libary</c>. What stands behind <c>--</c> is meant as it is.
    /// </summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Misread(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var misread = result
            .Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .FirstOrDefault(t => t.Type == TokenType.Argument && OptionLike.IsMatch(t.Value));
        return misread is null
            ? null
            : $"{Unmatched(misread.Value, command)} An argument that begins with a hyphen stands behind --. {More(command)}";
    }

    public static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var more = " " + More(command);
        if (result.UnmatchedTokens.Count > 0)
        {
            return Unmatched(result.UnmatchedTokens[0], command) + more;
        }

        if (result.CommandResult is { Children: var children } && command.Subcommands.Count > 0 && !children.Any())
        {
            return "A command is missing." + more;
        }

        // The library's own words name options and commands, but some of them repeat a value.
        var message = result.Errors[0].Message;
        var isRepeating = result.Tokens.Any(t =>
            t.Type == TokenType.Argument && message.Contains($"'{t.Value}'", StringComparison.Ordinal)
        );
        return (isRepeating ? "A value is of the wrong kind." : message) + more;
    }

    private static string More(Command command) => $"{CommandFacts.Path(command)} --help shows more.";

    private static string Unmatched(string token, Command command)
    {
        if (token.StartsWith('-'))
        {
            if (OptionName.Match(token) is not { Success: true, Value: var name })
            {
                return "There is no such option.";
            }

            var options = command
                .Options.Concat(CommandFacts.CommonOptions(command))
                .Where(o => !o.Hidden)
                .Select(o => o.Name);
            return KeyOptions.Is(name)
                ? $"{name} is no option: keys come from environment variables, never from the command line."
                : $"There is no option {name} here.{NearestName.Question(name, options)}";
        }

        var names = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        return names.Count > 0
            ? $"There is no such command.{NearestName.Question(token, names)}"
            : "There is an argument too many.";
    }
}
