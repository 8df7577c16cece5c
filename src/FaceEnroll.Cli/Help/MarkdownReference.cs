using System.CommandLine;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Help;

/// <summary>The reference of all commands as Markdown, from the same facts as their help.</summary>
internal static class MarkdownReference
{
    public static void Write(TextWriter output, Command root)
    {
        output.Write("# The command `faceenroll`\n\n");
        output.Write("<!-- Written by faceenroll --help-markdown: change the commands, not this page. -->\n\n");
        output.Write($"{root.Description}\n\n");
        Examples(output, FaceEnrollTool.Examples);
        output.Write(
            "Without installing it, from the sources:\n\n```sh\ndotnet run --project src/FaceEnroll.Cli -- run start --sandbox\n```\n\n"
                + "As a command; `--add-source` names the folder of packages where no feed has it:\n\n```sh\ndotnet tool install --global FaceEnroll.Cli\n```\n\n"
        );
        output.Write("Results go to standard output; messages and progress go to standard error.\n\n");
        output.Write("## Exit codes\n\n| code | means |\n| --- | --- |\n");
        foreach (var code in ExitCode.Documented)
        {
            output.Write($"| {code.Key} | {code.Value} |\n");
        }

        output.Write("\nWhere several apply, the worst wins: 4, then 3, then 2.\n\n");
        output.Write("## Options of every command\n\n");
        Table(output, CommandFacts.Options(root));
        foreach (var command in CommandFacts.All(root).Skip(1))
        {
            Section(output, command);
        }
    }

    private static void Section(TextWriter output, Command command)
    {
        output.Write($"\n## {CommandFacts.Path(command)}\n\n{command.Description}\n\n");
        output.Write($"```text\n{CommandFacts.Usage(command)}\n```\n\n");
        var tool = (ToolCommand)command;
        if (command.Arguments.Count > 0)
        {
            output.Write("| argument | |\n| --- | --- |\n");
            foreach (var argument in command.Arguments)
            {
                output.Write($"| `{CommandFacts.Placeholder(argument)}` | {Cell(argument.Description)} |\n");
            }

            output.Write("\n");
        }

        if (CommandFacts.Options(command).Any())
        {
            Table(output, CommandFacts.Options(command));
            output.Write("\n");
        }

        if (tool.Remarks is { } remarks)
        {
            output.Write($"{remarks}\n\n");
        }

        Examples(output, tool.Examples, isLast: true);
    }

    private static void Table(TextWriter output, IEnumerable<Option> options)
    {
        output.Write("| option | |\n| --- | --- |\n");
        foreach (var option in options)
        {
            output.Write($"| `{CommandFacts.Signature(option)}` | {Cell(option.Description)} |\n");
        }
    }

    private static void Examples(TextWriter output, IReadOnlyList<string> examples, bool isLast = false)
    {
        if (examples.Count > 0)
        {
            output.Write($"```text\n{string.Join('\n', examples)}\n```\n{(isLast ? "" : "\n")}");
        }
    }

    private static string Cell(string? text) =>
        (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
