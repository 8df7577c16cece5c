using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Clients;

internal sealed partial class TestClient
{
    public Task<Reply> GuardrailsAsync(string path, string json) => SendAsync(Roa(path, json));

    public HttpRequestMessage Roa(string path, string json)
    {
        var body = Utf8(json);
        var md5 = Convert.ToBase64String(MD5.HashData(body));
        var date = Now.ToString("R", CultureInfo.InvariantCulture);
        var nonce = NewNonce();
        var toSign =
            $"POST\napplication/json\n{md5}\napplication/json\n{date}\n"
            + $"x-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:{nonce}\nx-acs-signature-version:1.0\nx-acs-version:2018-05-09\n{path}";
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Utf8(Secret), Utf8(toSign)));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, path))
        {
            Content = Content(body, "application/json"),
        };
        request.Content.Headers.ContentMD5 = MD5.HashData(body);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.TryAddWithoutValidation("Date", date);
        request.Headers.TryAddWithoutValidation("Authorization", $"acs {KeyId}:{signature}");
        request.Headers.Add("x-acs-version", "2018-05-09");
        request.Headers.Add("x-acs-signature-nonce", nonce);
        request.Headers.Add("x-acs-signature-version", "1.0");
        request.Headers.Add("x-acs-signature-method", "HMAC-SHA1");
        return request;
    }

    public Task<Reply> IdVerificationAsync(string action, params (string Name, string Value)[] form) =>
        SendAsync(Rpc(action, form));

    /// <summary>Everything in the form.</summary>
    public HttpRequestMessage Rpc(string action, params (string Name, string Value)[] form)
    {
        var all = Common(action).Concat(form).ToList();
        all.Add(("Signature", RpcSignature("POST", all)));
        var body = Utf8(string.Join('&', all.Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}")));
        return new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Content = Content(body, "application/x-www-form-urlencoded"),
        };
    }

    public Task<Reply> Acs3Async(HttpMethod method, string action, string version, string query, string form) =>
        SendAsync(Acs3(method, action, version, query, form));

    /// <summary>The query must be in order and encoded already.</summary>
    public HttpRequestMessage Acs3(HttpMethod method, string action, string version, string query, string form)
    {
        var body = Utf8(form);
        var hash = Hex(SHA256.HashData(body));
        var date = Iso(Now);
        var nonce = NewNonce();
        var type = form.Length > 0 ? "content-type:application/x-www-form-urlencoded\n" : string.Empty;
        var names =
            (form.Length > 0 ? "content-type;" : string.Empty)
            + "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
        var canonical =
            $"{method}\n/\n{query}\n{type}host:{Authority}\nx-acs-action:{action}\nx-acs-content-sha256:{hash}\nx-acs-date:{date}\nx-acs-signature-nonce:{nonce}\nx-acs-version:{version}\n\n{names}\n{hash}";
        var toSign = "ACS3-HMAC-SHA256\n" + Hex(SHA256.HashData(Utf8(canonical)));
        var signature = Hex(HMACSHA256.HashData(Utf8(Secret), Utf8(toSign)));
        var request = new HttpRequestMessage(method, query.Length > 0 ? new Uri(_url, "/?" + query) : _url);
        if (form.Length > 0)
        {
            request.Content = Content(body, "application/x-www-form-urlencoded");
        }

        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={names},Signature={signature}"
        );
        request.Headers.Add("x-acs-action", action);
        request.Headers.Add("x-acs-version", version);
        request.Headers.Add("x-acs-date", date);
        request.Headers.Add("x-acs-signature-nonce", nonce);
        request.Headers.Add("x-acs-content-sha256", hash);
        return request;
    }

    private IEnumerable<(string, string)> Common(string action) =>
        [
            ("Action", action),
            ("Version", "2022-08-09"),
            ("Format", "JSON"),
            ("AccessKeyId", KeyId),
            ("SignatureNonce", NewNonce()),
            ("Timestamp", Iso(Now)),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
        ];

    private string RpcSignature(string method, IEnumerable<(string Name, string Value)> all)
    {
        var sorted = all.OrderBy(p => p.Name, StringComparer.Ordinal);
        var query = string.Join(
            '&',
            sorted.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}")
        );
        var toSign = $"{method}&%2F&{Uri.EscapeDataString(query)}";
        return Convert.ToBase64String(HMACSHA1.HashData(Utf8(Secret + "&"), Utf8(toSign)));
    }
}
