using System.Globalization;
using System.Text;

namespace FaceEnroll.Sdk.Benchmarks.Sink;

/// <summary>A request's first line and headers, read without more work than a reply needs.</summary>
internal sealed class RequestHead
{
    private readonly string[] _lines;

    private RequestHead(string[] lines) => _lines = lines;

    public string Method => _lines[0].Split(' ')[0];

    public string Target => _lines[0].Split(' ')[1];

    public long ContentLength =>
        Header("Content-Length") is { } text ? long.Parse(text, CultureInfo.InvariantCulture)
        : Header("Transfer-Encoding") is null ? 0
        : throw new NotSupportedException("Every contender announces its length.");

    public IEnumerable<(string Name, string Value)> Headers
    {
        get
        {
            foreach (var line in _lines.AsSpan(1).ToArray())
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                yield return (line[..colon], line[(colon + 1)..].Trim());
            }
        }
    }

    public static RequestHead Parse(ReadOnlySpan<byte> head) => new(Encoding.Latin1.GetString(head).Split("\r\n"));

    public string? Header(string name)
    {
        foreach (var line in _lines)
        {
            if (
                line.Length > name.Length
                && line[name.Length] == ':'
                && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            )
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }
}
