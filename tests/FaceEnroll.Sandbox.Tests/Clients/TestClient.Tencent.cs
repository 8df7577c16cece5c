using System.Globalization;
using System.Security.Cryptography;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Clients;

internal sealed partial class TestClient
{
    public Task<Reply> TencentAsync(string action, string json) => SendAsync(Tencent(action, json));

    public HttpRequestMessage Tencent(string action, string json, string version = "2020-03-03")
    {
        var body = Utf8(json);
        var seconds = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var date = Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var canonical =
            $"POST\n/\n\ncontent-type:application/json\nhost:{Authority}\n\ncontent-type;host\n{Hex(SHA256.HashData(body))}";
        var toSign = $"TC3-HMAC-SHA256\n{seconds}\n{date}/iai/tc3_request\n{Hex(SHA256.HashData(Utf8(canonical)))}";
        var key = HMACSHA256.HashData(Utf8("TC3" + Secret), Utf8(date));
        key = HMACSHA256.HashData(HMACSHA256.HashData(key, Utf8("iai")), Utf8("tc3_request"));
        var signature = Hex(HMACSHA256.HashData(key, Utf8(toSign)));
        var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = Content(body, "application/json") };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"TC3-HMAC-SHA256 Credential={KeyId}/{date}/iai/tc3_request, SignedHeaders=content-type;host, Signature={signature}"
        );
        request.Headers.Add("X-TC-Action", action);
        request.Headers.Add("X-TC-Version", version);
        request.Headers.Add("X-TC-Timestamp", seconds);
        return request;
    }
}
