using System.Globalization;
using System.Text;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>Alibaba's ROA v1 with HMAC-SHA1, checked from the request as it came.</summary>
internal static class RoaSignature
{
    public const string Scheme = "ROA v1 HMAC-SHA1";

    public static SignatureReport Verify(
        SandboxVendor vendor,
        RequestHead head,
        ReadOnlySpan<byte> body,
        CredentialBook keys,
        DateTimeOffset now
    )
    {
        var authorization = head.Header("Authorization") ?? string.Empty;
        var colon = authorization.IndexOf(':', StringComparison.Ordinal);
        if (!authorization.StartsWith("acs ", StringComparison.Ordinal) || colon < 0)
        {
            return SignatureReport.Refuse(
                Scheme,
                authorization.Length == 0 ? SignatureFault.Missing : SignatureFault.Malformed,
                "Authorization must be \"acs <key id>:<signature>\""
            );
        }

        foreach (var (name, value) in s_required)
        {
            var given = head.Header(name);
            if (given is null || (value is not null && given != value))
            {
                return SignatureReport.Refuse(
                    Scheme,
                    given is null ? SignatureFault.Missing : SignatureFault.Malformed,
                    given is null ? $"{name} is missing" : $"{name} must be {value}"
                );
            }
        }

        var token = head.Header("x-acs-security-token");
        var credential = keys.Find(vendor, authorization[4..colon], token);
        if (credential is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.UnknownKey, "the access key id is unknown");
        }

        if (
            !DateTimeOffset.TryParseExact(
                head.Header("Date"),
                "R",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockFormat, "Date is not an RFC 1123 date in GMT");
        }

        if ((now - date).Duration() > AlibabaClock.Window)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockSkew, "Date is more than 15 minutes off");
        }

        if (!TryStringToSign(head, out var toSign))
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.Malformed, "the query is not percent-encoded UTF-8");
        }

        var expected = Sign(credential.Secret, toSign);
        var given64 = authorization[(colon + 1)..];
        var digest = head.Header("Content-MD5");

        // The vendor requires the digest, yet its newer clients send none: an absent one passes, a wrong one does not.
        var digestWrong = digest is not null && digest != Digests.Md5Base64(body);
        return new SignatureReport
        {
            Scheme = Scheme,
            Fault =
                digestWrong || !Digests.Same(expected, given64) ? SignatureFault.Mismatch
                : credential.SecurityToken == token ? SignatureFault.None
                : token is null ? SignatureFault.TokenMissing
                : SignatureFault.TokenWrong,
            Detail = digestWrong ? "Content-MD5 is not that of the body" : string.Empty,
            Credential = credential,
            StringToSign = toSign,
            Expected = expected,
            Given = given64,
        };
    }

    private static readonly (string Name, string? Value)[] s_required =
    [
        ("Date", null),
        ("x-acs-version", null),
        ("x-acs-signature-nonce", null),
        ("x-acs-signature-method", "HMAC-SHA1"),
        ("x-acs-signature-version", "1.0"),
    ];

    public static string Sign(string secret, string stringToSign) =>
        Convert.ToBase64String(Digests.HmacSha1(secret, stringToSign));

    public static bool TryStringToSign(RequestHead head, out string stringToSign)
    {
        var text = new StringBuilder(512).Append(head.Method).Append('\n');
        foreach (var name in (ReadOnlySpan<string>)["Accept", "Content-MD5", "Content-Type", "Date"])
        {
            text.Append(head.Header(name)).Append('\n');
        }

        var signed = head
            .Headers.Select(header => (Name: header.Key.ToLowerInvariant(), header.Value))
            .Where(header => header.Name.StartsWith("x-acs-", StringComparison.Ordinal))
            .OrderBy(header => header.Name, StringComparer.Ordinal);
        foreach (var (name, value) in signed)
        {
            text.Append(name).Append(':').Append(Blank(value)).Append('\n');
        }

        var resource = TryResource(head, out var canonicalResource);
        stringToSign = text.Append(canonicalResource).ToString();
        return resource;
    }

    /// <summary>The path, and the query's pairs in order with their values decoded.</summary>
    private static bool TryResource(RequestHead head, out string resource)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        resource = head.Path;
        if (!WebForm.TryRead(head.Query, pairs))
        {
            return false;
        }

        if (pairs.Count > 0)
        {
            var sorted = pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal);
            resource += "?" + string.Join('&', sorted.Select(pair => $"{pair.Key}={pair.Value}"));
        }

        return true;
    }

    private static string Blank(string value) =>
        value.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ').Replace('\f', ' ').Trim();
}
