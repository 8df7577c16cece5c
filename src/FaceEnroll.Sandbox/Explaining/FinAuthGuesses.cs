using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Explaining;

/// <summary>What goes wrong with FinAuth's sign: the key, key and text swapped, another hash.</summary>
internal static class FinAuthGuesses
{
    public static IEnumerable<SignatureGuess> For(SignatureReport report, CredentialBook keys)
    {
        var raw = report.StringToSign!;
        foreach (var (mistake, secret) in KeyGuesses.For(report, keys))
        {
            yield return Guess(mistake, Digests.HmacSha1(secret, raw), raw);
        }

        var right = report.Credential!.Secret;
        yield return Guess("key and text of the HMAC are swapped", Digests.HmacSha1(raw, right), raw);
        yield return Guess("HMAC-SHA256 was used, cut to 20 bytes", HmacSha256(right, raw)[..20], raw);
        yield return Guess(
            "the text was percent-encoded before it was signed",
            Digests.HmacSha1(right, Uri.EscapeDataString(raw)),
            raw
        );
    }

    private static SignatureGuess Guess(string mistake, byte[] digest, string raw) =>
        new(mistake, Hex.Lower(digest), raw, raw);

    private static byte[] HmacSha256(string key, string text) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
}
