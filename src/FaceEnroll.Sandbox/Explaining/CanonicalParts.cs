namespace FaceEnroll.Sandbox.Explaining;

/// <summary>The canonical request of TC3 and ACS3, taken apart so that one part can be put wrong.</summary>
internal sealed record CanonicalParts(
    string Method,
    string Path,
    string Query,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string Names,
    string Hash
)
{
    private const int FirstHeader = 3;

    /// <summary>Behind the headers stand a blank line, the names and the body's hash.</summary>
    private const int LinesBehind = 3;

    public string Text =>
        $"{Method}\n{Path}\n{Query}\n"
        + string.Concat(Headers.Select(header => $"{header.Key}:{header.Value}\n"))
        + $"\n{Names}\n{Hash}";

    public static CanonicalParts Parse(string text)
    {
        var lines = text.Split('\n');
        return new CanonicalParts(
            lines[0],
            lines[1],
            lines[2],
            [.. lines[FirstHeader..^LinesBehind].Select(Pair)],
            lines[^2],
            lines[^1]
        );
    }

    public CanonicalParts WithHeader(string name, string value) =>
        this with
        {
            Headers =
            [
                .. Headers.Select(header =>
                    header.Key == name ? new KeyValuePair<string, string>(name, value) : header
                ),
            ],
        };

    private static KeyValuePair<string, string> Pair(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return new(line[..colon], line[(colon + 1)..]);
    }
}
