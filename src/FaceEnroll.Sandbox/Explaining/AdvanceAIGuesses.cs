using System.Text;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with ADVANCE.AI's signature: an HMAC, another order, separators, upper case.</summary>
internal static class AdvanceAIGuesses
{
    public static IEnumerable<SignatureGuess> For(SignatureReport report, CredentialBook keys)
    {
        var right = report.StringToSign!;
        var key = report.Credential!.KeyId;
        var timestamp = right[(right.IndexOf('>', StringComparison.Ordinal) + 1)..];
        foreach (var (mistake, secret) in KeyGuesses.For(report, keys))
        {
            yield return Guess(mistake, $"{key}{secret}{timestamp}", right, secret, right);
        }

        var own = report.Credential.Secret;
        yield return new SignatureGuess(
            "the digest is in upper case",
            report.Expected!.ToUpperInvariant(),
            right,
            right
        );
        yield return Guess(
            "the secret was put first",
            $"{own}{key}{timestamp}",
            right,
            own,
            $"<secret>{key}{timestamp}"
        );
        yield return Guess(
            "separators were added",
            $"{key}&{own}&{timestamp}",
            right,
            own,
            $"{key}&<secret>&{timestamp}"
        );
        yield return Guess("the timestamp was left out", key + own, right, own, key + "<secret>");
        yield return new SignatureGuess(
            "an HMAC was made; it is a plain hash",
            Hex.Lower(Digests.HmacSha256(Encoding.UTF8.GetBytes(own), key + timestamp)),
            key + timestamp,
            right
        );
        yield return new SignatureGuess(
            "an HMAC was made; it is a plain hash",
            Hex.Lower(Digests.HmacSha256(Encoding.UTF8.GetBytes(own), key + own + timestamp)),
            right,
            right
        );
    }

    private static SignatureGuess Guess(string mistake, string text, string right, string secret, string shown) =>
        new(
            mistake,
            Digests.Sha256Hex(text),
            shown.Replace(secret.Length == 0 ? "\0" : secret, "<secret>", StringComparison.Ordinal),
            right
        );
}
