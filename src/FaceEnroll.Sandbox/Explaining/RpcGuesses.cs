using System.Text;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with RPC v1: the key's ending, the method, half of the parameters, the encoding.</summary>
internal static class RpcGuesses
{
    public static IEnumerable<SignatureGuess> For(
        RequestHead head,
        object? parsed,
        SignatureReport report,
        CredentialBook keys
    )
    {
        if (report.StringToSign is not { } right || parsed is not List<KeyValuePair<string, string>> all)
        {
            yield break;
        }

        foreach (var (mistake, text) in Texts(head, all, right))
        {
            foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
            {
                yield return new SignatureGuess(
                    SignatureGuess.Join(mistake, keyMistake),
                    Sign(secret + "&", text),
                    text,
                    right
                );
                yield return new SignatureGuess(
                    SignatureGuess.Join(mistake, keyMistake, "the & after the secret is missing"),
                    Sign(secret, text),
                    text,
                    right
                );
            }
        }
    }

    private static IEnumerable<(string Mistake, string Text)> Texts(
        RequestHead head,
        List<KeyValuePair<string, string>> all,
        string right
    )
    {
        var method = head.Method;
        yield return (string.Empty, right);
        var other = method == "GET" ? "POST" : "GET";
        yield return ($"{other} was signed, {method} was sent", other + right[method.Length..]);

        var query = new List<KeyValuePair<string, string>>();
        WebForm.TryRead(head.Query, query);
        if (query.Count > 0 && query.Count < all.Count)
        {
            yield return ("only the query was signed, not the form", Text(method, query));
            yield return ("only the form was signed, not the query", Text(method, [.. all.Skip(query.Count)]));
        }

        yield return ("a blank was encoded as +", right.Replace("%2520", "%2B", StringComparison.Ordinal));
        yield return ("* was left bare", right.Replace("%252A", "%2A", StringComparison.Ordinal));
        yield return ("~ was encoded", right.Replace("~", "%257E", StringComparison.Ordinal));
        yield return ("a slash was left bare", right.Replace("%252F", "%2F", StringComparison.Ordinal));
        yield return ("the path was signed bare", right.Replace("&%2F&", "&/&", StringComparison.Ordinal));
        yield return ("the path was encoded twice", right.Replace("&%2F&", "&%252F&", StringComparison.Ordinal));
        yield return ("escapes are in lower case", QueryGuesses.LowerEscapes(right));
        var signed = all.Where(p => p.Key != "Signature").ToList();
        foreach (var (mistake, pairs) in Queries(signed))
        {
            yield return (mistake, $"{method}&%2F&{pairs}");
        }
    }

    /// <summary>What may stand in place of the encoded query.</summary>
    private static IEnumerable<(string Mistake, string Query)> Queries(List<KeyValuePair<string, string>> signed)
    {
        var sorted = signed.OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        yield return ("the query was encoded once, not twice", Pairs(sorted, Enc));
        yield return ("the query was encoded once, not twice", Enc(Pairs(sorted, static text => text)));
        yield return (
            "the query was encoded three times, not twice",
            Enc(Pairs(sorted, static text => Enc(Enc(text))))
        );
        yield return ("the query was encoded three times, not twice", Enc(Enc(Pairs(sorted, Enc))));
        yield return (
            "parameters were encoded as a form is: + for a blank, * bare, ~ escaped",
            Enc(Pairs(sorted, QueryGuesses.FormEncode))
        );
        yield return ("the parameters were not sorted by name", Enc(Pairs(signed, Enc)));
        yield return (
            "the parameters were sorted without regard to case",
            Enc(Pairs(signed.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase), Enc))
        );
    }

    private static string Text(string method, List<KeyValuePair<string, string>> pairs) =>
        Encoding.ASCII.GetString(RpcSignature.StringToSign(method, pairs));

    private static string Pairs(IEnumerable<KeyValuePair<string, string>> pairs, Func<string, string> encode) =>
        string.Join('&', pairs.Select(pair => $"{encode(pair.Key)}={encode(pair.Value)}"));

    private static string Sign(string key, string text) => Convert.ToBase64String(Digests.HmacSha1(key, text));

    private static string Enc(string text) => PercentEncoding.Encode(text);
}
