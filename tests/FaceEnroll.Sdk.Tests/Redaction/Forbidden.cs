using System.Text;
using System.Text.RegularExpressions;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>What must turn up nowhere but on the wire, and how to find it in a text however it is encoded.</summary>
internal sealed class Forbidden
{
    private const string Marker = "CANARY";

    /// <summary>Shorter values turn up by chance inside of others: they are looked for as whole words.</summary>
    private const int ShortestPart = 6;

    private readonly HashSet<string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In every picture's bytes: text, and bytes that make base64 say + and /.</summary>
    public static byte[] PictureMarker { get; } =
    [.. Encoding.ASCII.GetBytes(Marker + "picture7739"), 0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF];

    private static readonly string[] s_pictureForms = [.. PictureForms()];

    public IReadOnlyCollection<string> Values => _values;

    public void Add(string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _values.Add(value!);
        }
    }

    /// <summary>The forbidden values in a text.</summary>
    public IReadOnlyList<string> In(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        // Escaped once or twice, as a string to sign is; base64 of either alphabet; hex with dashes or without.
        var once = Uri.UnescapeDataString(text!);
        var all = string.Join(" ", text, once, Uri.UnescapeDataString(once));
        var hex = all.Replace("-", "");
        var base64 = all.Replace('-', '+').Replace('_', '/');
        return
        [
            .. _values.Where(v => v.Length < ShortestPart ? IsWord(all, v) : Contains(all, v)),
            .. Contains(all, Marker) ? [Marker] : Array.Empty<string>(),
            .. s_pictureForms.Where(form => base64.Contains(form) || Contains(hex, form)),
        ];
    }

    /// <summary>Fails with one example for each channel that shows something.</summary>
    public void AssertAbsent(IEnumerable<(string Channel, string Text)> shown, string occasion)
    {
        var leaks = shown
            .Select(s => (s.Channel, s.Text, Found: In(s.Text)))
            .Where(s => s.Found.Count > 0)
            .GroupBy(s => s.Channel)
            .Select(g => $"{g.Key} shows {string.Join(", ", g.First().Found.Distinct())}: {g.First().Text}")
            .ToList();
        Assert.That(leaks, Is.Empty, occasion);
    }

    private static bool Contains(string text, string value) => text.Contains(value, StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(string text, string value) =>
        Regex.IsMatch(text, $"(?<![A-Za-z0-9]){Regex.Escape(value)}(?![A-Za-z0-9])");

    /// <summary>The marker's hex, and of its base64 the part that no neighbour touches, at each of its three positions.</summary>
    private static IEnumerable<string> PictureForms()
    {
        yield return string.Concat(PictureMarker.Select(b => $"{b:x2}"));
        for (var shift = 0; shift < 3; shift++)
        {
            byte[] shifted = [.. new byte[shift], .. PictureMarker];
            var base64 = Convert.ToBase64String(shifted);
            yield return base64.Substring(4, 12);
            yield return base64.Substring(base64.Length - 16, 12);
        }
    }
}
