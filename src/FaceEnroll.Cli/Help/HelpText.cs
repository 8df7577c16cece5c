using System.CommandLine;
using FaceEnroll.Cli.Hosting;

namespace FaceEnroll.Cli.Help;

/// <summary>The help of a command, as plain text.</summary>
internal static class HelpText
{
    private const int Width = 100;
    private const int WidestName = 34;

    public static void Write(TextWriter output, Command command)
    {
        Paragraph(output, command.Description ?? "", "");
        Heading(output, "Usage");
        output.WriteLine($"  {CommandFacts.Usage(command)}");
        Rows(
            output,
            "Arguments",
            command.Arguments.Where(a => !a.Hidden).Select(a => (CommandFacts.Placeholder(a), a.Description))
        );
        foreach (var group in CommandFacts.Groups(command))
        {
            Rows(output, group.Key, group.Select(c => (c.Name, c.Description)));
        }

        Rows(output, "Options", CommandFacts.Options(command).Select(Row));
        Rows(output, "Options of every command", CommandFacts.CommonOptions(command).Select(Row));
        var tool = command as ToolCommand;
        if (command is RootCommand)
        {
            Rows(output, "Exit codes", ExitCode.Documented.Select(code => ($"{code.Key}", (string?)code.Value)));
        }

        if (tool?.Remarks is { } remarks)
        {
            output.WriteLine();
            Paragraph(output, remarks, "");
        }

        var examples = tool?.Examples ?? FaceEnrollTool.Examples;
        if (examples.Count > 0)
        {
            Heading(output, examples.Count == 1 ? "Example" : "Examples");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }
        }
    }

    private static (string Name, string? Description) Row(Option option) =>
        (CommandFacts.Signature(option), option.Description);

    private static void Heading(TextWriter output, string heading)
    {
        output.WriteLine();
        output.WriteLine($"{heading}:");
    }

    private static void Rows(TextWriter output, string heading, IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        Heading(output, heading);
        var indent = Math.Min(all.Max(row => row.Name.Length), WidestName) + 4;
        foreach (var (name, description) in all)
        {
            var start = $"  {name}";
            if (name.Length > WidestName)
            {
                output.WriteLine(start);
                start = "";
            }

            Paragraph(output, description ?? "", new string(' ', indent), start.PadRight(indent));
        }
    }

    /// <summary>Breaks a text into lines; those that it has stay.</summary>
    private static void Paragraph(TextWriter output, string text, string indent, string? first = null)
    {
        var line = first ?? indent;
        foreach (var written in text.Split('\n'))
        {
            var isEmpty = true;
            foreach (var word in written.Split(' '))
            {
                if (!isEmpty && line.Length + 1 + word.Length > Width)
                {
                    output.WriteLine(line.TrimEnd());
                    (line, isEmpty) = (indent, true);
                }

                line += isEmpty ? word : $" {word}";
                isEmpty = false;
            }

            output.WriteLine(line.TrimEnd());
            line = indent;
        }
    }
}
