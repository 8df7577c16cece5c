using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FaceEnroll.Sandbox.Throughput;

/// <summary>Tencent CreateFace requests by address, complete with their signatures, each for a person of its own; and the same to be refused.</summary>
internal static class SignedRequests
{
    public static byte[][] Make(FaceEnrollSandbox sandbox, Uri picture, Kind kind, int round, int count)
    {
        var now = DateTimeOffset.UtcNow;
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var date = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var key = HMACSHA256.HashData("TC3sandbox-secret"u8, Encoding.ASCII.GetBytes(date));
        key = HMACSHA256.HashData(HMACSHA256.HashData(key, "iai"u8), "tc3_request"u8);
        var requests = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            var person = $"{kind}-{round}-{i}";
            if (kind == Kind.Enroll)
            {
                sandbox.Store.AddPerson(SandboxVendor.TencentCloud, person);
            }

            var body = $$"""{"PersonId":"{{person}}","Urls":["{{picture}}"]}""";
            var canonical =
                $"POST\n/\n\ncontent-type:application/json\nhost:{sandbox.Url.Authority}\n\ncontent-type;host\n{Hash(body)}";
            var toSign = $"TC3-HMAC-SHA256\n{seconds}\n{date}/iai/tc3_request\n{Hash(canonical)}";
            var signature = Convert
                .ToHexString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(toSign)))
                .ToLowerInvariant();
            var authorization =
                kind == Kind.Unsigned
                    ? string.Empty
                    : $"Authorization: TC3-HMAC-SHA256 Credential=sandbox-key/{date}/iai/tc3_request, SignedHeaders=content-type;host, Signature={signature}\r\n";
            requests[i] = Encoding.ASCII.GetBytes(
                $"POST / HTTP/1.1\r\nHost: {sandbox.Url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
                    + authorization
                    + $"X-TC-Action: CreateFace\r\nX-TC-Version: 2020-03-03\r\nX-TC-Timestamp: {seconds}\r\n\r\n{body}"
            );
        }

        return requests;
    }

    private static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(text))).ToLowerInvariant();
}
