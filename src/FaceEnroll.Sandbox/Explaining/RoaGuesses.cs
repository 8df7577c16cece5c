using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with ROA v1: content type, digest, query, a line break too many, the key's ending.</summary>
internal static class RoaGuesses
{
    private const int AcceptLine = 1;
    private const int DigestLine = 2;
    private const int TypeLine = 3;

    public static IEnumerable<SignatureGuess> For(SignatureReport report, CredentialBook keys)
    {
        var right = report.StringToSign!;
        foreach (var (mistake, text) in Texts(right))
        {
            foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
            {
                yield return new SignatureGuess(
                    SignatureGuess.Join(mistake, keyMistake),
                    RoaSignature.Sign(secret, text),
                    text,
                    right
                );
                yield return new SignatureGuess(
                    SignatureGuess.Join(mistake, keyMistake, "an & was added to the secret; that is RPC's rule"),
                    RoaSignature.Sign(secret + "&", text),
                    text,
                    right
                );
            }
        }
    }

    private static IEnumerable<(string Mistake, string Text)> Texts(string right)
    {
        yield return (string.Empty, right);
        yield return ("no Accept was signed", Line(right, AcceptLine, string.Empty));
        yield return ("no Content-MD5 was signed", Line(right, DigestLine, string.Empty));
        yield return ("no Content-Type was signed", Line(right, TypeLine, string.Empty));
        yield return (
            "application/json was signed, another content type was sent",
            Line(right, TypeLine, "application/json")
        );
        yield return (
            "application/json; charset=utf-8 was signed, another content type was sent",
            Line(right, TypeLine, "application/json; charset=utf-8")
        );

        var resource = right.LastIndexOf('\n') + 1;
        yield return ("a line break stands between the headers and the resource", right.Insert(resource, "\n"));
        var query = right.IndexOf('?', resource);
        if (query >= 0)
        {
            yield return ("the query was left out", right[..query]);
            var encoded = string.Join('&', right[(query + 1)..].Split('&').Select(Encode));
            yield return ("the query's values were signed percent-encoded", right[..(query + 1)] + encoded);
        }
    }

    private static string Encode(string pair)
    {
        var equal = pair.IndexOf('=', StringComparison.Ordinal);
        return pair[..(equal + 1)] + PercentEncoding.Encode(pair[(equal + 1)..]);
    }

    private static string Line(string text, int index, string value)
    {
        var lines = text.Split('\n');
        lines[index] = value;
        return string.Join('\n', lines);
    }
}
