using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>Which folders name types of which, by the text of their sources. Polyfills may be used by all.</summary>
internal sealed partial class RoomUses
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses = new(
        StringComparer.Ordinal
    );

    public RoomUses(IEnumerable<(string Folder, string Text)> sources)
    {
        var files = sources.Select(s => (s.Folder, s.Text, Types: Types(s.Text))).ToList();
        var homes = files
            .SelectMany(f => f.Types.Select(type => (type, f.Folder)))
            .ToLookup(pair => pair.type, pair => pair.Folder);
        foreach (var (folder, text, types) in files)
        {
            foreach (var name in Names(text).Except(types))
            {
                foreach (
                    var home in homes[name]
                        .Where(h => h != folder && !h.StartsWith("Polyfills", StringComparison.Ordinal))
                )
                {
                    Add(folder, home, name);
                }
            }
        }

        Mutual =
        [
            .. _uses.SelectMany(from =>
                from.Value.Keys.Where(to =>
                        string.CompareOrdinal(from.Key, to) < 0
                        && _uses.TryGetValue(to, out var back)
                        && back.ContainsKey(from.Key)
                    )
                    .Select(to => (from.Key, to))
            ),
        ];
    }

    /// <summary>A type at the top of a file.</summary>
    [GeneratedRegex(
        @"^(?:public|internal|file) (?:static |sealed |abstract |readonly |ref |partial )*(?:class|struct|enum|interface|record struct|record|delegate [\w<>\[\]?]+) (\w+)",
        RegexOptions.Multiline
    )]
    public static partial Regex Declaration { get; }

    /// <summary>The pairs of folders that use each other.</summary>
    public IReadOnlyList<(string One, string Other)> Mutual { get; }

    [GeneratedRegex(@"//.*|""(?:\\.|[^""\\\n])*""")]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"^\s*\w+(?: = \d+)?,\r?$", RegexOptions.Multiline)]
    private static partial Regex EnumMember { get; }

    [GeneratedRegex(@"(?<!new )\b(\w+)(?:<\w+>)? ?(?:\{ get|\(|=>)")]
    private static partial Regex Member { get; }

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w+")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"(?:\bnew |: |, |\()(\w+)(?:<[^()\n]*>)?\(")]
    private static partial Regex Made { get; }

    /// <summary>The types by which one uses the other, both ways.</summary>
    public string Explain((string One, string Other) pair) =>
        $"{pair.One} uses {string.Join(", ", _uses[pair.One][pair.Other])} of {pair.Other}, which uses "
        + $"{string.Join(", ", _uses[pair.Other][pair.One])}.";

    private void Add(string folder, string home, string name)
    {
        if (!_uses.TryGetValue(folder, out var used))
        {
            _uses[folder] = used = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        }

        if (!used.TryGetValue(home, out var names))
        {
            used[home] = names = new SortedSet<string>(StringComparer.Ordinal);
        }

        names.Add(name);
    }

    private static HashSet<string> Types(string text) => [.. Declaration.Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>What a file names that may be a type: no comment, no text, no member of its own or of something else.</summary>
    private static IEnumerable<string> Names(string text)
    {
        var code = EnumMember.Replace(Comment.Replace(text, ""), "");
        var own = Member.Matches(code).Select(m => m.Groups[1].Value).ToHashSet();
        own.ExceptWith(Made.Matches(code).Select(m => m.Groups[1].Value));
        return Name.Matches(code).Select(m => m.Value).Where(name => !own.Contains(name)).Distinct();
    }
}
