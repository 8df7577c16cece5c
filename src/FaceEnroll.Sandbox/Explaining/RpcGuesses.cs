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
        yield return ("the query was encoded once, not twice", $"{method}&%2F&{Once(all)}");
        yield return ("escapes are in lower case", Lower(right));
        var unsorted = string.Join(
            '&',
            all.Where(p => p.Key != "Signature").Select(p => $"{Enc(p.Key)}={Enc(p.Value)}")
        );
        yield return ("the parameters were not sorted by name", $"{method}&%2F&{Enc(unsorted)}");
    }

    private static string Text(string method, List<KeyValuePair<string, string>> pairs) =>
        Encoding.ASCII.GetString(RpcSignature.StringToSign(method, pairs));

    private static string Once(List<KeyValuePair<string, string>> all) =>
        PercentEncoding.Query(all.Where(p => p.Key != "Signature"));

    private static string Sign(string key, string text) => Convert.ToBase64String(Digests.HmacSha1(key, text));

    private static string Enc(string text) => PercentEncoding.Encode(text);

    private static string Lower(string text)
    {
        var lower = new StringBuilder(text);
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(text[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(text[i + 2]);
            }
        }

        return lower.ToString();
    }
}
