using System.Globalization;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What a client may have signed in place of the header lines: names in another case, another order.</summary>
internal static class HeaderGuesses
{
    /// <param name="head">The request.</param>
    /// <param name="right">The lines that are right, in their order.</param>
    public static IEnumerable<(string Mistake, IReadOnlyList<KeyValuePair<string, string>> Lines)> For(
        RequestHead head,
        IReadOnlyList<KeyValuePair<string, string>> right
    )
    {
        foreach (var write in Cases(head))
        {
            foreach (var line in right.Where(line => write(line.Key) != line.Key))
            {
                var one = right
                    .Select(other => other.Key == line.Key ? new(write(other.Key), other.Value) : other)
                    .ToArray();
                var mistake = $"the header name {write(line.Key)} was signed, names are signed in lower case";
                yield return (mistake, one);
                yield return (mistake, Sorted(one));
            }

            // All of them, or only the vendor's own.
            foreach (var prefix in (string[])["x-", string.Empty])
            {
                var some = right
                    .Select(line =>
                        line.Key.StartsWith(prefix, StringComparison.Ordinal) ? new(write(line.Key), line.Value) : line
                    )
                    .ToArray();
                if (!some.SequenceEqual(right))
                {
                    yield return ("header names were signed in another case than lower case", some);
                    yield return ("header names were signed in another case than lower case", Sorted(some));
                }
            }
        }

        yield return ("header values were signed in lower case", [.. right.Select(Lower)]);
        foreach (var line in right)
        {
            yield return (
                $"the value of {line.Key} was signed in lower case",
                [.. right.Select(other => other.Key == line.Key ? Lower(other) : other)]
            );
        }

        yield return (
            "header values were signed in their own case, not in lower case",
            [.. right.Select(line => new KeyValuePair<string, string>(line.Key, (head.Header(line.Key) ?? "").Trim()))]
        );
    }

    /// <summary>Every other order. There may be thousands, so it comes after all other guesses.</summary>
    public static IEnumerable<(string Mistake, IReadOnlyList<KeyValuePair<string, string>> Lines)> OtherOrders(
        IReadOnlyList<KeyValuePair<string, string>> right
    ) =>
        Orders
            .Of(right)
            .Select(order =>
                ("the headers were not sorted by name", (IReadOnlyList<KeyValuePair<string, string>>)order)
            );

    /// <summary>As the client sent them, with capitals, and as the vendor's pages print them.</summary>
    private static IEnumerable<Func<string, string>> Cases(RequestHead head) =>
        [
            name =>
                head.Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? name,
            static name => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name),
            static name =>
                CultureInfo
                    .InvariantCulture.TextInfo.ToTitleCase(name)
                    .Replace("X-Tc-", "X-TC-", StringComparison.Ordinal),
            static name => name.ToUpperInvariant(),
        ];

    private static KeyValuePair<string, string>[] Sorted(IEnumerable<KeyValuePair<string, string>> lines) =>
        [.. lines.OrderBy(line => line.Key, StringComparer.Ordinal)];

    private static KeyValuePair<string, string> Lower(KeyValuePair<string, string> line) =>
        new(line.Key, line.Value.ToLowerInvariant());
}
