using System.Text.RegularExpressions;
using FaceEnroll.Sdk.Tests.Architecture;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>
/// Compiled code that the documentation shows: between <c>// snippet: name</c> and <c>// end snippet</c> in the files
/// <c>tests/*/Docs/*Snippets.cs</c>.
/// </summary>
internal sealed partial class Snippet
{
    private static readonly Lazy<IReadOnlyList<Snippet>> s_all = new(() => [.. Read()]);
    private readonly string _code;
    private readonly HashSet<string> _usings;

    private Snippet(string name, string code, HashSet<string> usings)
    {
        Name = name;
        _code = Normal(code);
        _usings = usings;
    }

    public string Name { get; }

    [GeneratedRegex(@"// snippet: (\S+)\r?\n(.*?)// end snippet", RegexOptions.Singleline)]
    private static partial Regex Marked { get; }

    [GeneratedRegex(@"^using [\w.]+;\s*", RegexOptions.Multiline)]
    private static partial Regex Using { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }

    public static IReadOnlyList<Snippet> All() => s_all.Value;

    /// <summary>Whether a block is this code; using directives before it must be among its file's.</summary>
    public bool Shows(string block) =>
        Normal(Using.Replace(block, "")) == _code
        && Using.Matches(block).All(directive => _usings.Contains(directive.Value.Trim()));

    private static string Normal(string code) => Space.Replace(code.Trim(), " ");

    private static IEnumerable<Snippet> Read() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests"))
        let docs = Path.Combine(folder, "Docs")
        where Directory.Exists(docs)
        from file in Directory.EnumerateFiles(docs, "*Snippets.cs")
        let text = File.ReadAllText(file)
        let usings = Using.Matches(text).Select(m => m.Value.Trim()).ToHashSet(StringComparer.Ordinal)
        from marked in Marked.Matches(text)
        select new Snippet(marked.Groups[1].Value, marked.Groups[2].Value, usings);
}
