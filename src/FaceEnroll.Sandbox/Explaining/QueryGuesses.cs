using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What a client may have signed in place of the query: its encoding and its order, right or wrong.</summary>
internal static class QueryGuesses
{
    private static readonly (string Mistake, Func<string, string> Encode)[] s_ways =
    [
        ("the query was signed decoded", static text => text),
        ("the query was signed percent-encoded", PercentEncoding.Encode),
        ("the query was encoded twice", static text => PercentEncoding.Encode(PercentEncoding.Encode(text))),
        ("a blank in the query was signed as +", static text => Plus(PercentEncoding.Encode(text))),
        ("a blank in the query was signed as +", static text => text.Replace(' ', '+')),
        ("the query was encoded as a form is: + for a blank, * bare, ~ escaped", FormEncode),
        ("the query's escapes were signed in lower case", static text => LowerEscapes(PercentEncoding.Encode(text))),
    ];

    private static readonly (string Mistake, Func<string[], string[]> Order)[] s_sorting =
    [
        (string.Empty, static pairs => Sort(pairs, StringComparer.Ordinal)),
        ("the query was not sorted by name", static pairs => pairs),
        ("the query was sorted without regard to case", static pairs => Sort(pairs, StringComparer.OrdinalIgnoreCase)),
    ];

    private static readonly (string Mistake, Func<string[], string[]> Order)[] s_asSent =
    [
        (string.Empty, static pairs => pairs),
        ("the query was sorted, it is signed as sent", static pairs => Sort(pairs, StringComparer.Ordinal)),
    ];

    /// <param name="wire">The query as it came.</param>
    /// <param name="right">The text that is right in its place.</param>
    /// <param name="sorts">Whether the scheme sorts it.</param>
    public static IEnumerable<(string Mistake, string Query)> For(string wire, string right, bool sorts)
    {
        var sent = new List<KeyValuePair<string, string>>();
        if (!WebForm.TryRead(wire, sent) || sent.Count == 0)
        {
            yield break;
        }

        yield return ("the query was left out", string.Empty);
        var orders = sorts ? s_sorting : s_asSent;
        List<(string Mistake, string[] Pairs)> ways =
        [
            .. s_ways.Select(way =>
                (way.Mistake, sent.Select(pair => $"{way.Encode(pair.Key)}={way.Encode(pair.Value)}").ToArray())
            ),
            ("the query was signed as sent", wire.Split('&', StringSplitOptions.RemoveEmptyEntries)),
        ];

        // The right way first: what it gives in another order is a mistake of the order alone.
        var rightWay = ways.FindIndex(way => Join(orders[0].Order(way.Pairs)) == right);
        if (rightWay >= 0)
        {
            ways.Insert(0, (string.Empty, ways[rightWay].Pairs));
        }

        foreach (var (mistake, pairs) in ways)
        {
            foreach (var (orderMistake, order) in orders)
            {
                if (Join(order(pairs)) is var text && text != right)
                {
                    yield return (SignatureGuess.Join(mistake, orderMistake), text);
                }
            }
        }

        yield return ("a blank in the query was signed as +", Plus(right));
        yield return ("a blank in the query was signed as %20", right.Replace("+", "%20", StringComparison.Ordinal));
        yield return ("the query was encoded twice", right.Replace("%", "%25", StringComparison.Ordinal));
    }

    /// <summary>Every other order. There may be thousands, so it comes after all other guesses.</summary>
    public static IEnumerable<(string Mistake, string Query)> OtherOrders(string right) =>
        Orders.Of(right.Split('&')).Select(order => ("the query was not sorted by name", Join(order)));

    public static string LowerEscapes(string text)
    {
        var lower = text.ToCharArray();
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(text[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(text[i + 2]);
            }
        }

        return new string(lower);
    }

    /// <summary>As a form's encoder leaves it, which is not RFC 3986.</summary>
    public static string FormEncode(string text) =>
        Plus(PercentEncoding.Encode(text))
            .Replace("%2A", "*", StringComparison.Ordinal)
            .Replace("~", "%7E", StringComparison.Ordinal);

    private static string[] Sort(string[] pairs, StringComparer names) =>
        [.. pairs.OrderBy(static pair => pair.Split('=')[0], names)];

    private static string Join(string[] pairs) => string.Join('&', pairs);

    private static string Plus(string text) => text.Replace("%20", "+", StringComparison.Ordinal);
}
