using System.Text;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>Alibaba's ACS3-HMAC-SHA256, checked from the request as it came.</summary>
internal static class Acs3Signature
{
    public const string Scheme = "ACS3-HMAC-SHA256";
    private static readonly string[] s_required =
    [
        "x-acs-action",
        "x-acs-version",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-content-sha256",
    ];

    public static SignatureReport Verify(
        SandboxVendor vendor,
        RequestHead head,
        ReadOnlySpan<byte> body,
        CredentialBook keys,
        DateTimeOffset now
    )
    {
        if (
            !TryParse(head.Header("Authorization") ?? string.Empty, out var keyId, out var signedHeaders, out var given)
        )
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.Malformed,
                "Authorization must be \"ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…\""
            );
        }

        foreach (var name in s_required)
        {
            if (string.IsNullOrEmpty(head.Header(name)))
            {
                return SignatureReport.Refuse(Scheme, SignatureFault.Missing, $"{name} is missing");
            }
        }

        var token = head.Header("x-acs-security-token");
        var credential = keys.Find(vendor, keyId, token);
        if (credential is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.UnknownKey, "the access key id is unknown");
        }

        if (!AlibabaClock.TryParse(head.Header("x-acs-date"), out var date))
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockFormat, "x-acs-date is not yyyy-MM-ddTHH:mm:ssZ");
        }

        if ((now - date).Duration() > AlibabaClock.Window)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockSkew, "x-acs-date is more than 15 minutes off");
        }

        var mustSign = MustSign(head);
        var bodyHash = Digests.Sha256Hex(body);
        if (!TryCanonicalRequest(head, mustSign, bodyHash, out var canonical))
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.Malformed, "the query is not percent-encoded UTF-8");
        }

        var toSign = StringToSign(canonical);
        var expected = Sign(credential.Secret, toSign);
        var detail =
            head.Header("x-acs-content-sha256") != bodyHash ? "x-acs-content-sha256 is not that of the body"
            : !mustSign.SequenceEqual(signedHeaders) ? $"SignedHeaders must be {string.Join(';', mustSign)}"
            : string.Empty;
        return new SignatureReport
        {
            Scheme = Scheme,
            Fault =
                detail.Length > 0 || !Digests.Same(expected, given) ? SignatureFault.Mismatch
                : credential.SecurityToken == token ? SignatureFault.None
                : token is null ? SignatureFault.TokenMissing
                : SignatureFault.TokenWrong,
            Detail = detail,
            Credential = credential,
            CanonicalRequest = canonical,
            StringToSign = toSign,
            Expected = expected,
            Given = given,
        };
    }

    public static string StringToSign(string canonicalRequest) => $"{Scheme}\n{Digests.Sha256Hex(canonicalRequest)}";

    public static string Sign(string secret, string stringToSign) =>
        Hex.Lower(Digests.HmacSha256(Encoding.UTF8.GetBytes(secret), stringToSign));

    /// <summary>Host, Content-Type and every x-acs-* header that is there, in order.</summary>
    public static string[] MustSign(RequestHead head) =>
        [
            .. head
                .Headers.Select(header => header.Key.ToLowerInvariant())
                .Where(name => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    public static bool TryCanonicalRequest(
        RequestHead head,
        string[] signedHeaders,
        string bodyHash,
        out string canonical
    )
    {
        canonical = string.Empty;
        var query = new List<KeyValuePair<string, string>>();
        if (!WebForm.TryRead(head.Query, query))
        {
            return false;
        }

        var text = new StringBuilder(512);
        text.Append(head.Method).Append('\n').Append(head.Path).Append('\n');
        text.Append(PercentEncoding.Query(query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append((head.Header(name) ?? string.Empty).Trim()).Append('\n');
        }

        canonical = text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(bodyHash).ToString();
        return true;
    }

    private static bool TryParse(string header, out string keyId, out string[] signedHeaders, out string signature)
    {
        keyId = signature = string.Empty;
        signedHeaders = [];
        if (!header.StartsWith(Scheme + " ", StringComparison.Ordinal))
        {
            return false;
        }

        var fields = header[(Scheme.Length + 1)..].Split(',');
        if (
            fields.Length != 3
            || !fields[0].StartsWith("Credential=", StringComparison.Ordinal)
            || !fields[1].StartsWith("SignedHeaders=", StringComparison.Ordinal)
            || !fields[2].StartsWith("Signature=", StringComparison.Ordinal)
        )
        {
            return false;
        }

        keyId = fields[0]["Credential=".Length..];
        signedHeaders = fields[1]["SignedHeaders=".Length..].Split(';');
        signature = fields[2]["Signature=".Length..];
        return keyId.Length > 0 && signature.Length == 64;
    }
}
