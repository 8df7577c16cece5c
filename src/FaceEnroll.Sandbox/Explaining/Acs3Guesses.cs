using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with ACS3: host, content type, body hash, the query's form and the list of headers.</summary>
internal static class Acs3Guesses
{
    public static IEnumerable<SignatureGuess> For(RequestHead head, SignatureReport report, CredentialBook keys)
    {
        var right = report.CanonicalRequest!;
        foreach (var (mistake, canonical) in Texts(head, right))
        {
            foreach (var (keyMistake, secret) in KeyGuesses.For(report, keys))
            {
                yield return new SignatureGuess(
                    SignatureGuess.Join(mistake, keyMistake),
                    Acs3Signature.Sign(secret, Acs3Signature.StringToSign(canonical)),
                    canonical,
                    right
                );
            }
        }
    }

    private static IEnumerable<(string Mistake, string Canonical)> Texts(RequestHead head, string right)
    {
        var names = Acs3Signature.MustSign(head);
        var bodyHash = right[(right.LastIndexOf('\n') + 1)..];
        yield return (string.Empty, right);
        yield return (
            "the body that was hashed is not the one sent",
            Hashed(right, head.Header("x-acs-content-sha256")!)
        );
        yield return ("the hash of an empty body was signed", Hashed(right, Digests.EmptySha256));

        var host = head.Header("Host") ?? string.Empty;
        yield return (
            "the host was signed without its port",
            Line(right, $"host:{host}", $"host:{host.Split(':')[0]}")
        );
        var type = $"content-type:{head.Header("Content-Type")}";
        foreach (
            var other in (string[])
                ["application/json", "application/json; charset=utf-8", "application/x-www-form-urlencoded"]
        )
        {
            yield return (
                $"{other} was signed, another content type was sent",
                Line(right, type, $"content-type:{other}")
            );
        }

        foreach (var name in names)
        {
            var fewer = names.Where(n => n != name).ToArray();
            if (Acs3Signature.TryCanonicalRequest(head, fewer, bodyHash, out var without))
            {
                yield return ($"{name} was not signed", without);
            }
        }

        var lines = right.Split('\n');
        lines[2] = head.Query;
        yield return ("the query was signed as sent, not sorted and encoded", string.Join('\n', lines));
        lines[2] = string.Empty;
        yield return ("the query was left out", string.Join('\n', lines));
    }

    private static string Hashed(string canonical, string hash) =>
        canonical[..(canonical.LastIndexOf('\n') + 1)] + hash;

    private static string Line(string canonical, string line, string value) =>
        canonical.Replace($"\n{line}\n", $"\n{value}\n", StringComparison.Ordinal);
}
