using System.Buffers;
using System.Text;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Signing;

/// <summary>Alibaba's RPC v1 with HMAC-SHA1: the union of query and form is signed, wherever each parameter came.</summary>
internal static class RpcSignature
{
    public const string Scheme = "RPC v1 HMAC-SHA1";

    /// <summary>Longer strings to sign are not kept to explain a mistake: they hold a picture.</summary>
    private const int LongestKept = 16 * 1024;

    private static readonly string[] s_required =
    [
        "AccessKeyId",
        "Signature",
        "SignatureNonce",
        "Timestamp",
        "SignatureMethod",
        "SignatureVersion",
    ];

    public static SignatureReport Verify(
        SandboxVendor vendor,
        string method,
        IReadOnlyList<KeyValuePair<string, string>> parameters,
        CredentialBook keys,
        DateTimeOffset now
    )
    {
        foreach (var name in s_required)
        {
            if (string.IsNullOrEmpty(Value(parameters, name)))
            {
                return SignatureReport.Refuse(Scheme, SignatureFault.Missing, $"{name} is missing");
            }
        }

        if (Value(parameters, "SignatureMethod") != "HMAC-SHA1" || Value(parameters, "SignatureVersion") != "1.0")
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.Malformed, "only HMAC-SHA1, version 1.0");
        }

        var token = Value(parameters, "SecurityToken");
        var credential = keys.Find(vendor, Value(parameters, "AccessKeyId")!, token);
        if (credential is null)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.UnknownKey, "the access key id is unknown");
        }

        if (!AlibabaClock.TryParse(Value(parameters, "Timestamp"), out var timestamp))
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockFormat, "Timestamp is not yyyy-MM-ddTHH:mm:ssZ");
        }

        if ((now - timestamp).Duration() > AlibabaClock.Window)
        {
            return SignatureReport.Refuse(Scheme, SignatureFault.ClockSkew, "Timestamp is more than 15 minutes off");
        }

        var toSign = StringToSign(method, parameters);
        var expected = Sign(credential.Secret, toSign);
        var given = Value(parameters, "Signature")!;
        return new SignatureReport
        {
            Scheme = Scheme,
            Fault =
                !Digests.Same(expected, given) ? SignatureFault.Mismatch
                : credential.SecurityToken == token ? SignatureFault.None
                : token is null ? SignatureFault.TokenMissing
                : SignatureFault.TokenWrong,
            Credential = credential,
            StringToSign = toSign.Length > LongestKept ? null : Encoding.ASCII.GetString(toSign),
            Expected = expected,
            Given = given,
        };
    }

    public static string Sign(string secret, ReadOnlySpan<byte> stringToSign) =>
        Convert.ToBase64String(Digests.HmacSha1(secret + "&", stringToSign));

    public static ReadOnlySpan<byte> StringToSign(string method, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = new ArrayBufferWriter<byte>(1024);
        foreach (
            var (name, value) in parameters.Where(p => p.Key != "Signature").OrderBy(p => p.Key, StringComparer.Ordinal)
        )
        {
            if (query.WrittenCount > 0)
            {
                query.Write("&"u8);
            }

            PercentEncoding.Append(query, name);
            query.Write("="u8);
            PercentEncoding.Append(query, value);
        }

        var text = new ArrayBufferWriter<byte>(query.WrittenCount + (query.WrittenCount / 4) + 16);
        text.Write(Encoding.ASCII.GetBytes(method));
        text.Write("&%2F&"u8);
        PercentEncoding.Append(text, query.WrittenSpan);
        return text.WrittenSpan;
    }

    public static string? Value(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
    {
        foreach (var (key, value) in parameters)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }
}
