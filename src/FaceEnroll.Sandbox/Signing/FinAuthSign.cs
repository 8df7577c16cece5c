using System.Globalization;
using System.Text;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>FinAuth's sign: <c>Base64(HMAC-SHA1(secret, raw) || raw)</c> with the times and a random number inside.</summary>
internal static class FinAuthSign
{
    public const string Scheme = "FinAuth hmac_sha1";
    private const int DigestLength = 20;

    public static SignatureReport Verify(string? sign, CredentialBook keys, NonceMemory singleUse, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(sign))
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.Missing, "no sign");
        }

        var bytes = new byte[sign.Length];
        if (
            !Convert.TryFromBase64String(sign, bytes, out var length)
            || length <= DigestLength
            || Convert.ToBase64String(bytes, 0, length) != sign
        )
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.Malformed,
                "sign is not standard Base64 of a digest and a text"
            );
        }

        var raw = Encoding.UTF8.GetString(bytes.AsSpan(DigestLength, length - DigestLength));
        if (!TryParse(raw, out var key, out var expires, out var signed))
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.Malformed,
                IsHex(bytes.AsSpan(0, DigestLength))
                    ? "the digest is in hexadecimal; it must be its 20 bytes"
                    : "the text must be a=<key>&b=<expires>&c=<now>&d=<random, up to 10 digits>"
            );
        }

        var credential = keys.Find(SandboxVendor.FinAuth, key, token: null);
        if (credential is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.UnknownKey, "the API key is unknown");
        }

        var expected = Hex.Lower(Digests.HmacSha1(credential.Secret, raw));
        var given = Hex.Lower(bytes.AsSpan(0, DigestLength));
        var (fault, detail) =
            !Digests.Same(expected, given) ? (SignatureFault.Mismatch, string.Empty)
            : expires == 0 ? SingleUse(sign, singleUse, now)
            : expires <= signed ? (SignatureFault.Malformed, "expire_time is not later than current_time")
            : now.ToUnixTimeSeconds() > expires ? (SignatureFault.ClockSkew, "the sign has expired")
            : (SignatureFault.None, string.Empty);
        return new SignatureReport
        {
            Scheme = Scheme,
            Fault = fault,
            Detail = detail,
            Credential = credential,
            StringToSign = raw,
            Expected = expected,
            Given = given,
        };
    }

    // Older pages: expire_time 0 marks a sign that can be used once.
    private static (SignatureFault Fault, string Detail) SingleUse(string sign, NonceMemory used, DateTimeOffset now) =>
        used.TryUse(sign, now)
            ? (SignatureFault.None, string.Empty)
            : (SignatureFault.ClockSkew, "a single-use sign came twice");

    private static bool TryParse(string raw, out string key, out long expires, out long signed)
    {
        key = string.Empty;
        expires = signed = 0;
        var parts = raw.Split('&');
        if (
            parts.Length != 4
            || !Starts(parts[0], 'a')
            || !Starts(parts[1], 'b')
            || !Starts(parts[2], 'c')
            || !Starts(parts[3], 'd')
        )
        {
            return false;
        }

        key = parts[0][2..];
        var random = parts[3].AsSpan(2);
        return key.Length > 0
            && random.Length is > 0 and <= 10
            && !random.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(parts[1].AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out expires)
            && long.TryParse(parts[2].AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out signed);
    }

    private static bool IsHex(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Starts(string part, char name) => part.Length > 2 && part[0] == name && part[1] == '=';
}
