using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Docs;

namespace FaceEnroll.Sandbox.Tests.Docs.Commands;

/// <summary>A command line that a document prints: in a shell block, or as code within a sentence.</summary>
public sealed partial record DocumentCommand(string Page, string Text)
{
    private static readonly string[] s_shells = ["sh", "bash", "shell", "console"];

    // Code in a sentence is a command when it begins with one of these programs and tells it something.
    [GeneratedRegex(@"^([A-Z_]+=\S+ )*(dotnet|faceenroll[\w-]*|curl|docker|git|\.ci/[\w-]+) \S")]
    private static partial Regex Program { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }

    public static IReadOnlyList<DocumentCommand> All() =>
        [
            .. MarkdownPage
                .All()
                .SelectMany(page =>
                    InBlocks(page).Concat(InSentences(page)).Select(text => new DocumentCommand(page.Name, text))
                )
                .Distinct(),
        ];

    public override string ToString() => $"{Page}: {Text}";

    /// <summary>One command a line; a backslash at the end continues it, a console shows it after its prompt.</summary>
    private static IEnumerable<string> InBlocks(MarkdownPage page) =>
        from block in page.Blocks(null)
        where s_shells.Contains(block.Language)
        from line in Regex.Replace(block.Text, @"\\\r?\n", " ").Split('\n')
        let text = Space.Replace(line.Trim(), " ")
        where
            text.Length > 0
            && text[0] != '#'
            && (block.Language != "console" || text.StartsWith("$ ", StringComparison.Ordinal))
        select block.Language == "console" ? text[2..] : text;

    private static IEnumerable<string> InSentences(MarkdownPage page) =>
        page.InlineCode().Select(code => Space.Replace(code, " ").Trim()).Where(code => Program.IsMatch(code));
}
