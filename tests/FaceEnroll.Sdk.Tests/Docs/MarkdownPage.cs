using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>A page of the documentation.</summary>
public sealed partial class MarkdownPage
{
    private readonly string _file;
    private readonly string _text;

    public MarkdownPage(string file)
    {
        _file = file;
        _text = File.ReadAllText(file);
        Name = NameOf(file);
    }

    public string Name { get; }

    [GeneratedRegex(@"^[ ]*```([^\r\n]*)\r?\n(.*?)^[ ]*```[ ]*\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"\]\((?![a-z]+:|#)([^)#\s]+)")]
    private static partial Regex FileLink { get; }

    [GeneratedRegex(@"\]\((?![a-z]+:)([^)#\s]*)#([^)\s]+)\)")]
    private static partial Regex HeadingLink { get; }

    [GeneratedRegex(@"^#+ +(.+?) *\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoPartOfAnAnchor { get; }

    [GeneratedRegex(@"`([^`]+)`")]
    private static partial Regex Code { get; }

    /// <summary>The README files, the packages' too, and everything in docs/ and .github/.</summary>
    public static IEnumerable<MarkdownPage> All() =>
        Directory
            .EnumerateFiles(Repository.Root, "*.md")
            .Concat(Pages("docs"))
            .Concat(Pages(".github"))
            .Concat(
                Directory
                    .EnumerateDirectories(Path.Combine(Repository.Root, "src"))
                    .Select(package => Path.Combine(package, "README.md"))
                    .Where(File.Exists)
            )
            .Order(StringComparer.Ordinal)
            .Select(file => new MarkdownPage(file));

    /// <summary>A file's path from the repository's root.</summary>
    public static string NameOf(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static IEnumerable<string> Pages(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories);

    /// <summary>The code blocks of a language; of all for null.</summary>
    public IEnumerable<(string Language, string Text, int Line)> Blocks(string? language) =>
        Fence
            .Matches(_text)
            .Where(m => language is null || m.Groups[1].Value.Trim() == language)
            .Select(m => (m.Groups[1].Value.Trim(), m.Groups[2].Value, _text.AsSpan(0, m.Index).Count('\n') + 1));

    /// <summary>What stands as code within sentences.</summary>
    public IEnumerable<string> InlineCode() => Code.Matches(Fence.Replace(_text, "")).Select(m => m.Groups[1].Value);

    /// <summary>The files that the page links to, as absolute paths.</summary>
    public IEnumerable<string> FileLinks() => FileLink.Matches(_text).Select(m => Target(m.Groups[1].Value));

    /// <summary>The headings that the page links to: the file as an absolute path, and the anchor.</summary>
    public IEnumerable<(string File, string Anchor)> HeadingLinks() =>
        HeadingLink.Matches(_text).Select(m => (Target(m.Groups[1].Value), m.Groups[2].Value));

    /// <summary>What links to the page's headings name, as GitHub makes it of their texts.</summary>
    public IReadOnlyCollection<string> Anchors() =>
        [
            .. Heading
                .Matches(Fence.Replace(_text, ""))
                .Select(m => NoPartOfAnAnchor.Replace(m.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')),
        ];

    public override string ToString() => Name;

    private string Target(string link) =>
        link.Length == 0 ? _file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(_file)!, link));
}
