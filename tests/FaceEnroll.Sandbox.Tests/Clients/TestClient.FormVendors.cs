using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Clients;

internal sealed partial class TestClient
{
    public string FinAuthSign(int validSeconds = 300)
    {
        var now = Now.ToUnixTimeSeconds();
        var raw = Utf8(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a={KeyId}&b={now + validSeconds}&c={now}&d={RandomNumberGenerator.GetInt32(1, 1_000_000_000)}"
            )
        );
        return Convert.ToBase64String([.. HMACSHA1.HashData(Utf8(Secret), raw), .. raw]);
    }

    public Task<Reply> FinAuthAsync(string operation, byte[]? file, params (string Name, string Value)[] fields) =>
        SendAsync(FinAuth(operation, file, fields));

    public HttpRequestMessage FinAuth(string operation, byte[]? file, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, new Uri(_url, "/finauth/search/group/" + operation))
        {
            Content = Form(
                [("sign", FinAuthSign()), ("sign_version", "hmac_sha1"), .. fields],
                file is null ? null : "file",
                file
            ),
        };

    public async Task<string> AdvanceTokenAsync() =>
        (await SendAsync(AdvanceTokenRequest())).At("data.token") ?? throw new InvalidOperationException("no token");

    public HttpRequestMessage AdvanceTokenRequest(string? extra = null)
    {
        var timestamp = Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var signature = Hex(SHA256.HashData(Utf8(KeyId + Secret + timestamp)));
        var json = $$"""{"accessKey":"{{KeyId}}","timestamp":"{{timestamp}}","signature":"{{signature}}"{{extra}}}""";
        return new HttpRequestMessage(HttpMethod.Post, new Uri(_url, "/openapi/auth/ticket/v1/generate-token"))
        {
            Content = Content(Utf8(json), "application/json"),
        };
    }

    public Task<Reply> AdvanceAsync(string token, byte[] file, params (string Name, string Value)[] fields) =>
        SendAsync(Advance(token, file, fields));

    public HttpRequestMessage Advance(string token, byte[] file, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_url, "/intl/openapi/face-search/facereferences"))
        {
            Content = Form(fields, "faceImage", file),
        };
        request.Headers.Add("X-ACCESS-TOKEN", token);
        return request;
    }
}
