using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>Tencent's TC3-HMAC-SHA256, checked from the request as it came.</summary>
internal static class Tc3Signature
{
    public const string Scheme = "TC3-HMAC-SHA256";
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private const string Service = "iai";
    private const string Terminator = "tc3_request";
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    public static SignatureReport Verify(
        RequestHead head,
        ReadOnlySpan<byte> body,
        CredentialBook keys,
        DateTimeOffset now
    )
    {
        var authorization = head.Header("Authorization");
        if (authorization is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.Missing, "no Authorization header");
        }

        if (!Tc3Authorization.TryParse(authorization, out var parts))
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.Malformed,
                "the Authorization header is not of the TC3 form"
            );
        }

        var timestamp = head.Header("X-TC-Timestamp") ?? string.Empty;
        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 9999999999
        )
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.ClockFormat,
                "X-TC-Timestamp is not decimal Unix seconds"
            );
        }

        if (HeaderFault(head, parts.Headers) is { } fault)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.Malformed, fault);
        }

        var token = head.Header("X-TC-Token");
        var credential = keys.Find(SandboxVendor.TencentCloud, parts.SecretId, token);
        if (credential is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.UnknownKey, "the secret id is unknown");
        }

        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > s_window)
        {
            return SignatureReport.Refuse(
                Scheme,
                SignatureFault.ClockSkew,
                "X-TC-Timestamp is more than 5 minutes off"
            );
        }

        var date = Date(seconds);
        var canonical = CanonicalRequest(head, body, parts.Headers);
        var toSign = StringToSign(timestamp, date, canonical);
        var expected = Sign(credential.Secret, date, Service, toSign);
        var scoped = parts.Date == date && parts.Service == Service && parts.Terminator == Terminator;
        var outcome =
            !scoped || !Digests.Same(expected, parts.Signature) ? SignatureFault.Mismatch
            : credential.SecurityToken == token ? SignatureFault.None
            : token is null ? SignatureFault.TokenMissing
            : SignatureFault.TokenWrong;
        return new SignatureReport
        {
            Scheme = Scheme,
            Fault = outcome,
            Detail = scoped ? string.Empty : $"the credential scope must be {date}/{Service}/{Terminator}",
            Credential = credential,
            CanonicalRequest = canonical,
            StringToSign = toSign,
            Expected = expected,
            Given = parts.Signature,
        };
    }

    public static string CanonicalRequest(
        RequestHead head,
        ReadOnlySpan<byte> body,
        IReadOnlyList<string> signedHeaders
    )
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        foreach (var line in (ReadOnlySpan<string>)[head.Method.ToUpperInvariant(), head.Path, head.Query])
        {
            text.AppendLiteral(line);
            text.AppendLiteral("\n");
        }

        foreach (var name in signedHeaders)
        {
            text.AppendLiteral(name);
            text.AppendLiteral(":");
            text.AppendLiteral((head.Header(name) ?? string.Empty).Trim().ToLowerInvariant());
            text.AppendLiteral("\n");
        }

        text.AppendLiteral("\n");
        text.AppendLiteral(string.Join(';', signedHeaders));
        text.AppendLiteral("\n");
        text.AppendLiteral(PayloadHash(head, body));
        return text.ToStringAndClear();
    }

    public static string StringToSign(string timestamp, string date, string canonical, string service = Service) =>
        $"{Scheme}\n{timestamp}\n{date}/{service}/{Terminator}\n{Digests.Sha256Hex(canonical)}";

    public static string Sign(string secret, string date, string service, string stringToSign) =>
        Digests.HmacSha256HexAgain(Key(secret, date, service), stringToSign);

    public static string Date(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // No page says that other values of the header are checked, so they are not.
    private static string PayloadHash(RequestHead head, ReadOnlySpan<byte> body) =>
        head.Header("X-TC-Content-SHA256") == UnsignedPayload
            ? Digests.Sha256Hex(UnsignedPayload)
            : Digests.Sha256Hex(body);

    /// <summary>The signed names: all must be there, with the two that are required, and in order.</summary>
    private static string? HeaderFault(RequestHead head, string[] names)
    {
        var (host, type) = (false, false);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].AsSpan().ContainsAnyInRange('A', 'Z'))
            {
                return $"the name {names[i]} in SignedHeaders is not in lower case";
            }

            if (head.Header(names[i]) is null)
            {
                return $"the signed header {names[i]} is not in the request";
            }

            if (i > 0 && string.CompareOrdinal(names[i - 1], names[i]) >= 0)
            {
                return "the signed headers are not in ASCII order";
            }

            host |= names[i] == "host";
            type |= names[i] == "content-type";
        }

        return host && type ? null : "content-type and host must be signed";
    }

    /// <summary>A secret's key for the day depends on nothing else, so it is kept as long as it is the last one asked for.</summary>
    private static byte[] Key(string secret, string date, string service)
    {
        var last = s_lastKey;
        if (last is not null && last.Secret == secret && last.Date == date && last.Service == service)
        {
            return last.Key;
        }

        var day = Digests.HmacSha256(Encoding.UTF8.GetBytes("TC3" + secret), date);
        var key = Digests.HmacSha256(Digests.HmacSha256(day, service), Terminator);
        s_lastKey = new DayKey(secret, date, service, key);
        return key;
    }

    private static volatile DayKey? s_lastKey;

    private sealed class DayKey(string secret, string date, string service, byte[] key)
    {
        public string Secret => secret;
        public string Date => date;
        public string Service => service;
        public byte[] Key => key;
    }
}
