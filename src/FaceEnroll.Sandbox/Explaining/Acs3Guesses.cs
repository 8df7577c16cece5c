using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with ACS3: host, content type, body hash, the query's form, the list of headers, the key.</summary>
internal static class Acs3Guesses
{
    public static IEnumerable<SignatureGuess> For(
        RequestHead head,
        SignatureReport report,
        CredentialBook keys,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        var right = CanonicalParts.Parse(report.CanonicalRequest!);
        foreach (var (mistake, canonical) in Texts(head, right, bodies))
        {
            foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
            {
                foreach (var hex in HexCase.All)
                {
                    yield return Guess(
                        report,
                        SignatureGuess.Join(mistake, hex.Mistake, keyMistake),
                        canonical,
                        secret,
                        hex
                    );
                }
            }
        }

        foreach (var (mistake, canonical) in CanonicalGuesses.OtherOrders(right))
        {
            yield return Guess(report, mistake, canonical, report.Credential!.Secret, HexCase.All[0]);
        }
    }

    private static SignatureGuess Guess(
        SignatureReport report,
        string mistake,
        string canonical,
        string secret,
        HexCase hex
    )
    {
        var toSign = hex.Text(Acs3Signature.StringToSign(canonical));
        var isCanonicalRight = canonical == report.CanonicalRequest;
        return new SignatureGuess(
            mistake,
            hex.Signature(Acs3Signature.Sign(secret, toSign)),
            isCanonicalRight ? toSign : canonical,
            isCanonicalRight ? report.StringToSign! : report.CanonicalRequest!
        );
    }

    private static IEnumerable<(string Mistake, string Canonical)> Texts(
        RequestHead head,
        CanonicalParts right,
        IReadOnlyList<(string Mistake, string Hash)> bodies
    )
    {
        yield return (string.Empty, right.Text);
        var given = head.Header("x-acs-content-sha256")!;
        if (given != right.Hash)
        {
            var sent = bodies.Where(body => body.Hash == given).Select(body => body.Mistake).FirstOrDefault();
            yield return (
                given.Equals(right.Hash, StringComparison.OrdinalIgnoreCase)
                    ? "the hash of the body is in upper-case hex"
                    : sent ?? "the body that was hashed is not the one sent",
                (right with { Hash = given }).Text
            );
        }

        foreach (var (mistake, host) in HostGuesses.For(head.Header("Host") ?? string.Empty))
        {
            yield return (mistake, right.WithHeader("host", host).Text);
        }

        foreach (
            var type in (string[])
                ["application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded"]
        )
        {
            if (type != head.Header("Content-Type"))
            {
                yield return (
                    $"{type} was signed, another content type was sent",
                    right.WithHeader("content-type", type).Text
                );
            }
        }

        foreach (var name in right.Headers.Select(header => header.Key))
        {
            var fewer = right.Headers.Where(header => header.Key != name).ToArray();
            var names = string.Join(';', fewer.Select(header => header.Key));
            yield return ($"{name} was not signed", (right with { Headers = fewer, Names = names }).Text);
        }

        foreach (var guess in CanonicalGuesses.For(head, right, bodies, sortsQuery: true))
        {
            yield return guess;
        }
    }
}
