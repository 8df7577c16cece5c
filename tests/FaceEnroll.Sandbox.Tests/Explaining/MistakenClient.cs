using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Sandbox.Tests.Explaining;

/// <summary>Signs a request with one mistake, by code of its own.</summary>
internal sealed class MistakenClient(Uri url, DateTimeOffset now, string plainSecret = "sandbox-secret")
{
    private const string Nonce = "nonce-0123456789";
    private readonly string _iso = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public HttpRequestMessage Tc3(Mistake mistake)
    {
        var method = mistake.Query.Length > 0 ? "GET" : "POST";
        var type = mistake.Query.Length > 0 ? "application/x-www-form-urlencoded" : "application/json";
        var body = mistake.Query.Length > 0 ? string.Empty : mistake.Body;
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var date = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var canonical = mistake.Text(
            $"{method}\n/\n{mistake.Query}\ncontent-type:{type}\nhost:{mistake.Host ?? url.Authority}\nx-tc-action:createface\n\n"
                + $"content-type;host;x-tc-action\n{Sha256(mistake.SignedBody ?? body)}"
        );
        var toSign = mistake.ToSign($"TC3-HMAC-SHA256\n{seconds}\n{date}/iai/tc3_request\n{Sha256(canonical)}");
        var key = Utf8(mistake.Prefix + mistake.Secret(plainSecret));
        foreach (var part in new[] { date, "iai", "tc3_request" })
        {
            key = HMACSHA256.HashData(key, Utf8(part));
        }

        var signature = mistake.Signature(Hex(HMACSHA256.HashData(key, Utf8(toSign))));
        var request = Request(mistake, method, "/", body, type);
        Add(
            request,
            "Authorization",
            $"TC3-HMAC-SHA256 Credential=sandbox-key/{date}/iai/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature={signature}"
        );
        Add(request, "X-TC-Action", "CreateFace");
        Add(request, "X-TC-Version", "2020-03-03");
        Add(request, "X-TC-Timestamp", seconds);
        return request;
    }

    public HttpRequestMessage Acs3(Mistake mistake)
    {
        const string Path = "/green/sface/person";
        const string Names =
            "content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
        var hash = mistake.BodyHash(Sha256(mistake.SignedBody ?? mistake.Body));
        var canonical = mistake.Text(
            $"POST\n{Path}\n{mistake.Query}\ncontent-type:application/json\nhost:{mistake.Host ?? url.Authority}\n"
                + $"x-acs-action:GetPerson\nx-acs-content-sha256:{hash}\nx-acs-date:{_iso}\nx-acs-signature-nonce:{Nonce}\nx-acs-version:2018-05-09\n\n{Names}\n{hash}"
        );
        var toSign = mistake.ToSign("ACS3-HMAC-SHA256\n" + Sha256(canonical));
        var signature = mistake.Signature(Hex(HMACSHA256.HashData(Utf8(mistake.Secret(plainSecret)), Utf8(toSign))));
        var request = Request(mistake, "POST", Path, mistake.Body, "application/json");
        Add(
            request,
            "Authorization",
            $"ACS3-HMAC-SHA256 Credential=sandbox-key,SignedHeaders={Names},Signature={signature}"
        );
        Add(request, "x-acs-action", "GetPerson");
        Add(request, "x-acs-version", "2018-05-09");
        Add(request, "x-acs-date", _iso);
        Add(request, "x-acs-signature-nonce", Nonce);
        Add(request, "x-acs-content-sha256", hash);
        return request;
    }

    /// <summary>The x-acs headers go out in another order than they must be signed in.</summary>
    public HttpRequestMessage Roa(Mistake mistake)
    {
        const string Path = "/green/sface/person";
        var md5 = MD5.HashData(Utf8(mistake.SignedBody ?? mistake.Body));
        var date = now.ToString("R", CultureInfo.InvariantCulture);
        var query = Uri.UnescapeDataString(mistake.Query.Replace('+', ' '));
        var toSign = mistake.Text(
            $"POST\napplication/json\n{Convert.ToBase64String(md5)}\napplication/json\n{date}\n"
                + $"x-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:{Nonce}\nx-acs-signature-version:1.0\nx-acs-version:2018-05-09\n{Path}"
                + (query.Length > 0 ? "?" + query : string.Empty)
        );
        var signature = mistake.Signature(HmacSha1(mistake.Secret(plainSecret), toSign));
        var request = Request(mistake, "POST", Path, mistake.Body, "application/json");
        request.Content!.Headers.ContentMD5 = md5;
        Add(request, "Accept", "application/json");
        Add(request, "Date", date);
        Add(request, "Authorization", $"acs sandbox-key:{signature}");
        Add(request, "x-acs-version", "2018-05-09");
        Add(request, "x-acs-signature-nonce", Nonce);
        Add(request, "x-acs-signature-version", "1.0");
        Add(request, "x-acs-signature-method", "HMAC-SHA1");
        return request;
    }

    /// <summary>Everything in the form, last names first, with a value that holds a blank, an asterisk and a tilde.</summary>
    public HttpRequestMessage Rpc(Mistake mistake)
    {
        (string Name, string Value)[] sorted =
        [
            ("AccessKeyId", "sandbox-key"),
            ("Action", "QueryFaceRecord"),
            ("FaceGroupCode", "a b*c~d"),
            ("Format", "JSON"),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureNonce", Nonce),
            ("SignatureVersion", "1.0"),
            ("Timestamp", _iso),
            ("Version", "2022-08-09"),
        ];
        var query = string.Join('&', sorted.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        var toSign = mistake.Text($"POST&%2F&{Uri.EscapeDataString(query)}");
        var signature = mistake.Signature(HmacSha1(mistake.Secret(plainSecret) + "&", toSign));
        var form = string.Join('&', query.Split('&').Reverse()) + $"&Signature={Uri.EscapeDataString(signature)}";
        return Request(mistake, "POST", "/", form, "application/x-www-form-urlencoded");
    }

    /// <summary>The signature is that of the digest alone.</summary>
    public HttpRequestMessage FinAuth(Mistake mistake, Func<byte[], byte[]>? digest = null)
    {
        var seconds = now.ToUnixTimeSeconds();
        var raw = Utf8(string.Create(CultureInfo.InvariantCulture, $"a=sandbox-key&b={seconds + 300}&c={seconds}&d=7"));
        var hmac = HMACSHA1.HashData(Utf8(mistake.Secret(plainSecret)), raw);
        var sign = Convert.ToBase64String([.. digest is null ? hmac : digest(hmac), .. raw]);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/finauth/search/group/add"))
        {
            Content = Clients.TestClient.Form([("sign", sign), ("sign_version", "hmac_sha1")]),
        };
    }

    public HttpRequestMessage AdvanceAI(Mistake mistake)
    {
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = mistake.Signature(Sha256("sandbox-key" + mistake.Secret(plainSecret) + timestamp));
        return Request(
            mistake,
            "POST",
            "/openapi/auth/ticket/v1/generate-token",
            $$"""{"accessKey":"sandbox-key","timestamp":"{{timestamp}}","signature":"{{signature}}"}""",
            "application/json"
        );
    }

    public static string Sha256(string text) => Hex(SHA256.HashData(Utf8(text)));

    private HttpRequestMessage Request(Mistake mistake, string method, string path, string body, string type)
    {
        var query = mistake.Query.Length > 0 ? "?" + mistake.Query : string.Empty;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url, path + query))
        {
            Content = new ByteArrayContent(Utf8(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Host = mistake.Host;
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string value) =>
        request.Headers.TryAddWithoutValidation(name, value);

    private static string HmacSha1(string key, string text) =>
        Convert.ToBase64String(HMACSHA1.HashData(Utf8(key), Utf8(text)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
