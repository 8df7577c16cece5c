using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Sdk.Benchmarks.HandWritten;

/// <summary>
/// The schemes written straight from the vendors' pages, as text: the hand-written clients sign with them, and every
/// contender's requests are verified with them.
/// </summary>
internal static class Signers
{
    public static string Tc3(string host, string contentType, byte[] body, long timestamp, string id, string secret)
    {
        var date = DateTimeOffset.FromUnixTimeSeconds(timestamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var hash = Hex(SHA256.HashData(body));
        var canonical = $"POST\n/\n\ncontent-type:{contentType}\nhost:{host}\n\ncontent-type;host\n{hash}";
        var scope = $"{date}/iai/tc3_request";
        var toSign = $"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{Hex(SHA256.HashData(Utf8(canonical)))}";
        var key = HMACSHA256.HashData(Utf8("TC3" + secret), Utf8(date));
        key = HMACSHA256.HashData(HMACSHA256.HashData(key, Utf8("iai")), Utf8("tc3_request"));
        var signature = Hex(HMACSHA256.HashData(key, Utf8(toSign)));
        return $"TC3-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders=content-type;host, Signature={signature}";
    }

    /// <summary>RPC v1 over the form or query parameters, without Signature.</summary>
    public static string Rpc(string method, IEnumerable<KeyValuePair<string, string>> parameters, string secret) =>
        Convert.ToBase64String(HMACSHA1.HashData(Utf8(secret + "&"), Utf8(RpcStringToSign(method, parameters))));

    public static string RpcStringToSign(string method, IEnumerable<KeyValuePair<string, string>> parameters) =>
        $"{method}&%2F&{Uri.EscapeDataString(Form(parameters.OrderBy(static p => p.Key, StringComparer.Ordinal)))}";

    public static string Form(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join(
            "&",
            parameters.Select(static p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")
        );

    /// <summary>ACS3 with content-type, host and these x-acs-* headers signed.</summary>
    public static string Acs3(
        string host,
        string contentType,
        IEnumerable<KeyValuePair<string, string>> acsHeaders,
        byte[] body,
        string id,
        string secret
    )
    {
        var headers = acsHeaders
            .Append(new("content-type", contentType))
            .Append(new("host", host))
            .OrderBy(static h => h.Key, StringComparer.Ordinal)
            .ToList();
        var names = string.Join(";", headers.Select(static h => h.Key));
        var lines = string.Concat(headers.Select(static h => $"{h.Key}:{h.Value}\n"));
        var canonical = $"POST\n/\n\n{lines}\n{names}\n{Hex(SHA256.HashData(body))}";
        var toSign = $"ACS3-HMAC-SHA256\n{Hex(SHA256.HashData(Utf8(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(Utf8(secret), Utf8(toSign)));
        return $"ACS3-HMAC-SHA256 Credential={id},SignedHeaders={names},Signature={signature}";
    }

    /// <summary>ROA v1 of a JSON POST without a query.</summary>
    public static string Roa(
        string path,
        string contentMd5,
        string date,
        IEnumerable<KeyValuePair<string, string>> acsHeaders,
        string id,
        string secret
    )
    {
        var lines = string.Concat(
            acsHeaders.OrderBy(static h => h.Key, StringComparer.Ordinal).Select(static h => $"{h.Key}:{h.Value}\n")
        );
        var toSign = $"POST\napplication/json\n{contentMd5}\napplication/json\n{date}\n{lines}{path}";
        return $"acs {id}:{Convert.ToBase64String(HMACSHA1.HashData(Utf8(secret), Utf8(toSign)))}";
    }

    public static string FinAuth(string raw, string secret) =>
        Convert.ToBase64String([.. HMACSHA1.HashData(Utf8(secret), Utf8(raw)), .. Utf8(raw)]);

    public static string AdvanceAI(string timestamp) =>
        Hex(SHA256.HashData(Utf8(Contenders.Keys.Id + Contenders.Keys.Secret + timestamp)));

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
