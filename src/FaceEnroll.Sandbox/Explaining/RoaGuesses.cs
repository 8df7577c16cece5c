using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with ROA v1: content type, digest, headers, path, query, a line break too many, the key's ending.</summary>
internal static class RoaGuesses
{
    private const int AcceptLine = 1;
    private const int DigestLine = 2;
    private const int TypeLine = 3;
    private const int FirstHeader = 5;

    public static IEnumerable<SignatureGuess> For(
        RequestHead head,
        SignatureReport report,
        CredentialBook keys,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        var right = report.StringToSign!;
        foreach (var (mistake, text) in Texts(head, right, bodies))
        {
            foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
            {
                var signature = RoaSignature.Sign(secret, text);
                yield return new(SignatureGuess.Join(mistake, keyMistake), signature, text, right);
                yield return new(
                    SignatureGuess.Join(mistake, keyMistake, "the signature is in hexadecimal, it is Base64"),
                    Hex.Lower(Convert.FromBase64String(signature)),
                    text,
                    right
                );
                yield return new(
                    SignatureGuess.Join(mistake, keyMistake, "an & was added to the secret; that is RPC's rule"),
                    RoaSignature.Sign(secret + "&", text),
                    text,
                    right
                );
            }
        }

        foreach (var (mistake, text) in OtherOrders(right))
        {
            yield return new(mistake, RoaSignature.Sign(report.Credential!.Secret, text), text, right);
        }
    }

    private static IEnumerable<(string Mistake, string Text)> Texts(
        RequestHead head,
        string right,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        // A digest of something else is refused, though it was signed as sent.
        var sent = head.Header("Content-MD5");
        var other = bodies.Where(body => body.Hash == sent).Select(body => body.Mistake).FirstOrDefault();
        yield return (other ?? string.Empty, right);
        yield return ("no Accept was signed", Line(right, AcceptLine, string.Empty));
        yield return ("no Content-MD5 was signed", Line(right, DigestLine, string.Empty));
        yield return ("no Content-Type was signed", Line(right, TypeLine, string.Empty));
        foreach (var type in (string[])["application/json", "application/json; charset=utf-8"])
        {
            if (type != head.Header("Content-Type"))
            {
                yield return ($"{type} was signed, another content type was sent", Line(right, TypeLine, type));
            }
        }

        foreach (var (mistake, hash) in bodies)
        {
            yield return (mistake, Line(right, DigestLine, hash));
        }

        var resource = right.IndexOf('\n' + head.Path, HeaderEnd(right), StringComparison.Ordinal) + 1;
        yield return ("a line break stands between the headers and the resource", right.Insert(resource, "\n"));
        var (start, query) = (right[..resource], right[(resource + head.Path.Length)..]);
        foreach (var (mistake, path) in PathGuesses.For(head.Path))
        {
            yield return (mistake, start + path + query);
        }

        if (query.Length > 0)
        {
            yield return ("the query was left out", start + head.Path);
            foreach (var (mistake, text) in QueryGuesses.For(head.Query, query[1..], sorts: true))
            {
                yield return (mistake, $"{start}{head.Path}?{text}");
            }
        }

        foreach (var (mistake, lines) in HeaderGuesses.For(head, Headers(right)))
        {
            yield return (mistake, WithHeaders(right, lines));
        }
    }

    private static IEnumerable<(string Mistake, string Text)> OtherOrders(string right)
    {
        foreach (var (mistake, lines) in HeaderGuesses.OtherOrders(Headers(right)))
        {
            yield return (mistake, WithHeaders(right, lines));
        }

        var mark = right.IndexOf('?', HeaderEnd(right));
        if (mark >= 0)
        {
            foreach (var (mistake, query) in QueryGuesses.OtherOrders(right[(mark + 1)..]))
            {
                yield return (mistake, right[..(mark + 1)] + query);
            }
        }
    }

    private static KeyValuePair<string, string>[] Headers(string text) =>
        [
            .. text.Split('\n')
                .Skip(FirstHeader)
                .TakeWhile(IsHeader)
                .Select(line => line.Split(':', 2))
                .Select(pair => new KeyValuePair<string, string>(pair[0], pair[1])),
        ];

    private static string WithHeaders(string text, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var lines = text.Split('\n');
        return string.Join(
            '\n',
            [
                .. lines.Take(FirstHeader),
                .. headers.Select(header => $"{header.Key}:{header.Value}"),
                .. lines.Skip(FirstHeader).SkipWhile(IsHeader),
            ]
        );
    }

    /// <summary>Where the line break before the resource stands.</summary>
    private static int HeaderEnd(string text)
    {
        var lines = text.Split('\n');
        var before = lines.Take(FirstHeader).Concat(lines.Skip(FirstHeader).TakeWhile(IsHeader));
        return before.Sum(line => line.Length + 1) - 1;
    }

    private static bool IsHeader(string line) => line.StartsWith("x-acs-", StringComparison.Ordinal);

    private static string Line(string text, int index, string value)
    {
        var lines = text.Split('\n');
        lines[index] = value;
        return string.Join('\n', lines);
    }
}
